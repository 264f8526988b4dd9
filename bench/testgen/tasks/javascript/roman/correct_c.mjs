const VALUES = new Map([
  [1000, "M"], [900, "CM"], [500, "D"], [400, "CD"], [100, "C"], [90, "XC"],
  [50, "L"], [40, "XL"], [10, "X"], [9, "IX"], [5, "V"], [4, "IV"], [1, "I"],
]);

function spell(number) {
  if (number === 0) return "";
  const largest = [...VALUES.keys()].find((value) => value <= number);
  return VALUES.get(largest) + spell(number - largest);
}

const KNOWN = new Map(Array.from({ length: 3999 }, (_, i) => [spell(i + 1), i + 1]));

export function toRoman(number) {
  if (Math.floor(number) !== number || number < 1 || number > KNOWN.size) {
    throw new RangeError("only whole numbers from 1 to 3999 have a numeral");
  }
  return spell(number);
}

export function fromRoman(text) {
  const number = KNOWN.get(text);
  if (number === undefined) throw new Error("unknown numeral " + text);
  return number;
}
