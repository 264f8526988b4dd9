// wrong: new ShoppingCart().remove("a") gives undefined, not throws Error
const whole = (x, low, high = Infinity) => Number.isInteger(x) && x >= low && x <= high;

export class ShoppingCart {
  #lines = new Map();
  #percent = 0;

  add(name, unitPrice, quantity = 1) {
    if (!whole(unitPrice, 0)) throw new RangeError(`bad price: ${unitPrice}`);
    if (!whole(quantity, 1)) throw new RangeError(`bad quantity: ${quantity}`);
    const before = this.#lines.get(name)?.quantity ?? 0;
    this.#lines.set(name, { name, unitPrice, quantity: before + quantity });
  }

  remove(name, quantity = Infinity) {
    const line = this.#lines.get(name);
    if (!line) return;
    line.quantity -= quantity;
    if (line.quantity <= 0) this.#lines.delete(name);
  }

  setDiscount(percent) {
    if (!whole(percent, 0, 100)) throw new RangeError(`bad discount: ${percent}`);
    this.#percent = percent;
  }

  total() {
    let sum = 0;
    for (const line of this.#lines.values()) sum += line.unitPrice * line.quantity;
    return Math.round((sum * (100 - this.#percent)) / 100);
  }

  items() {
    return [...this.#lines.values()].map((line) => ({ ...line }));
  }

  clear() {
    this.#lines.clear();
    this.#percent = 0;
  }
}
