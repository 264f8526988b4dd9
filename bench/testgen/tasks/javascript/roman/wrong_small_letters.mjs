// wrong: fromRoman("xiv") gives 14, not throws Error
const TABLE = [
  ["M", 1000], ["CM", 900], ["D", 500], ["CD", 400],
  ["C", 100], ["XC", 90], ["L", 50], ["XL", 40],
  ["X", 10], ["IX", 9], ["V", 5], ["IV", 4], ["I", 1],
];

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
  const wanted = text.toUpperCase();
  for (let number = 1; number <= 3999; number += 1) {
    if (toRoman(number) === wanted) return number;
  }
  throw new Error(`not a Roman numeral: ${text}`);
}
