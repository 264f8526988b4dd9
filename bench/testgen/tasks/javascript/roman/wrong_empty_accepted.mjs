// wrong: fromRoman("") gives 0, not throws Error
const TABLE = [
  ["M", 1000], ["CM", 900], ["D", 500], ["CD", 400],
  ["C", 100], ["XC", 90], ["L", 50], ["XL", 40],
  ["X", 10], ["IX", 9], ["V", 5], ["IV", 4], ["I", 1],
];

const PATTERN = /^M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$/;
const VALUES = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };

export function toRoman(number) {
  if (!Number.isInteger(number) || number < 1 || number > 3999) {
    throw new RangeError(`no Roman numeral for ${number}`);
  }
  let rest = number;
  let text = "";
  for (const [letters, value] of TABLE) {
    while (rest >= value) {
      text += letters;
      rest -= value;
    }
  }
  return text;
}

export function fromRoman(text) {
  if (!PATTERN.test(text)) throw new Error("malformed numeral");
  const values = [...text].map((letter) => VALUES[letter]);
  return values.reduce((sum, value, i) => sum + (value < values[i + 1] ? -value : value), 0);
}
