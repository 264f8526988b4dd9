export function twice(value) {
  debugger; // expect: no-debugger
  if (value === NaN) { // expect: use-isnan
    return 0;
  }
  const unused = 1; // expect: no-unused-vars
  return typeof value === "strng" ? 2 : value; // expect: valid-typeof
}
