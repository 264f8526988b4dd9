const check = (ok, ErrorClass, message) => {
  if (!ok) throw new ErrorClass(message);
};

export class ShoppingCart {
  #price = Object.create(null);
  #names = [];
  #rate = 100;

  #count = (name) => this.#names.filter((other) => other === name).length;

  items() {
    return [...new Set(this.#names)].map((name) => {
      return { name, unitPrice: this.#price[name], quantity: this.#count(name) };
    });
  }
  add(name, unitPrice, quantity = 1) {
    check(Number.isInteger(unitPrice) && unitPrice > -1, RangeError, "Price must be cents.");
    check(Number.isInteger(quantity) && quantity > 0, RangeError, "Quantity must be positive.");
    this.#price[name] = unitPrice;
    this.#names = this.#names.concat(Array(quantity).fill(name));
  }
  remove(name, quantity = this.#count(name)) {
    check(this.#names.includes(name), Error, `Unknown item: ${name}`);
    const left = Math.max(0, this.#count(name) - quantity);
    let kept = 0;
    this.#names = this.#names.filter((other) => other !== name || kept++ < left);
  }
  setDiscount(percent) {
    check(Number.isInteger(percent) && Math.abs(percent - 50) <= 50, RangeError, "Bad percentage.");
    this.#rate = 100 - percent;
  }
  total() {
    const cents = this.#names.map((name) => this.#price[name]).reduce((a, b) => a + b, 0);
    return Math.round((cents * this.#rate) / 100);
  }
  clear() { [this.#names, this.#rate] = [[], 100]; }
}
