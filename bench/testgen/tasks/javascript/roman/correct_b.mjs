const PATTERN = /^(M{0,3})(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$/;
const ONES = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
const SHIFT = { I: "X", V: "L", X: "C", L: "D", C: "M" };

const timesTen = (numeral) => numeral.replace(/[IVXLC]/g, (letter) => SHIFT[letter]);
const TENS = ONES.map(timesTen);
const HUNDREDS = TENS.map(timesTen);

export const toRoman = (number) => {
  if (!(number > 0 && number < 4000 && number % 1 === 0)) throw new RangeError("out of range");
  const [ones, tens = 0, hundreds = 0, thousands = 0] = [...String(number)].reverse().map(Number);
  return "M".repeat(thousands) + HUNDREDS[hundreds] + TENS[tens] + ONES[ones];
};

export const fromRoman = (text) => {
  const match = text === "" ? null : PATTERN.exec(text);
  if (!match) throw new Error("malformed numeral");
  const [, m, c, x, i] = match;
  return 1000 * m.length + 100 * HUNDREDS.indexOf(c) + 10 * TENS.indexOf(x) + ONES.indexOf(i);
};
