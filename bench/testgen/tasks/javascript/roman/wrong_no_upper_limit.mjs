// wrong: toRoman(4000) gives "MMMM", not throws RangeError
const TABLE = [
  ["M", 1000], ["CM", 900], ["D", 500], ["CD", 400],
  ["C", 100], ["XC", 90], ["L", 50], ["XL", 40],
  ["X", 10], ["IX", 9], ["V", 5], ["IV", 4], ["I", 1],
];

export function toRoman(number) {
  if (!Number.isInteger(number) || number <= 0) {
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
  for (let number = 1; number <= 3999; number += 1) {
    if (toRoman(number) === text) return number;
  }
  throw new Error(`not a Roman numeral: ${text}`);
}
