export class ShoppingCart {
  constructor() {
    this.clear();
  }

  clear() {
    this.lines = [];
    this.discount = 0;
  }

  add(name, unitPrice, quantity = 1) {
    if (unitPrice < 0 || unitPrice % 1 !== 0) throw new RangeError("price");
    if (quantity < 1 || quantity % 1 !== 0) throw new RangeError("quantity");
    const found = this.lines.find((line) => line.name === name);
    if (!found) return this.lines.push({ name, unitPrice, quantity });
    Object.assign(found, { unitPrice, quantity: found.quantity + quantity });
  }

  remove(name, quantity) {
    const index = this.lines.findIndex((line) => line.name === name);
    if (index === -1) throw new Error("no such item");
    const left = quantity === undefined ? 0 : this.lines[index].quantity - quantity;
    if (left > 0) this.lines[index].quantity = left;
    else this.lines.splice(index, 1);
  }

  setDiscount(percent) {
    if (!(percent >= 0 && percent <= 100 && percent % 1 === 0)) throw new RangeError("percent");
    this.discount = percent;
  }

  total() {
    const sum = this.lines.reduce((acc, line) => acc + line.unitPrice * line.quantity, 0);
    return Math.floor((sum * (100 - this.discount) + 50) / 100);
  }

  items() { return structuredClone(this.lines); }
}
