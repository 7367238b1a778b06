// The weights of a lot as a person moves them.
// They are whole numbers of the smallest step here (`units`), so that sums stay what they are.

/** The weights of a lot: what they are, what they were, and how one moves the others. */
class Weighing {
  constructor(rules, lot, sliders) {
    Object.assign(this, { rules, lot, sliders });
    this.scale = 10n ** BigInt(lot.digits);
    this.announced = lot.announced.map((weight) => (weight.top * this.scale) / weight.bottom);
    this.reset();
  }

  reset() {
    this.units = [...this.announced];
    this.start = null;
    this.moving = -1;
  }

  get isAnnounced() {
    return this.units.every((unit, index) => unit === this.announced[index]);
  }

  stated() {
    return this.units.map((unit) => fraction(unit, this.scale));
  }

  /** A weight as a person types it: as few decimals as are true, no thousands. */
  typed(place) {
    const text = plainText(fraction(this.units[place], this.scale), this.lot.digits);
    return this.rules.lang === "nl" ? text.replace(".", ",") : text;
  }

  group(place) {
    return this.lot.groups.find((group) => group.nodes.includes(place));
  }

  /** Move one weight; those beside it give or take in the proportions they had when it began. */
  move(place, unit) {
    if (this.moving !== place) {
      this.moving = place;
      this.start = [...this.units];
    }
    this.units = [...this.start];
    this.units[place] = unit;
    const { nodes, free } = this.group(place);
    if (free) return;
    const others = nodes.filter((one) => one !== place && this.sliders.has(one));
    const sum = (values) => others.reduce((a, one) => a + values[one], 0n);
    const rest = sum(this.start) + this.start[place] - unit;
    let shares = this.start;
    if (!sum(shares)) shares = this.announced;
    if (!sum(shares)) shares = this.units.map(() => 1n);
    const total = sum(shares);
    others.forEach((one) => {
      this.units[one] = (rest * shares[one]) / total;
    });
    // What whole steps leave over goes to the largest remainders, so that the sum is exact.
    const remainder = (one) => (rest * shares[one]) % total;
    const order = [...others].sort((a, b) => Number(remainder(b) - remainder(a)) || a - b);
    const left = Number(rest - sum(this.units)); // fewer than there are others
    order.slice(0, left).forEach((one) => {
      this.units[one] += 1n;
    });
  }

  /** The weighting as text for an address. */
  written() {
    const texts = this.stated().map((weight) => plainText(weight, this.lot.digits));
    return `${this.lot.mark}:${texts.join(",")}`;
  }

  /** Take a weighting from an address; false, and nothing changes, when it is not one. */
  read(text) {
    const words = text.split(",");
    if (words.length !== this.units.length) return false;
    const units = words.map((word) => unitsOf(word, this.lot.digits, "en"));
    const right = units.every((unit, place) => {
      if (unit === null) return false;
      const slider = this.sliders.get(place);
      return slider
        ? unit >= BigInt(slider.range.min) && unit <= BigInt(slider.range.max)
        : unit === this.announced[place];
    });
    const sum = (nodes, values) => nodes.reduce((a, place) => a + values[place], 0n);
    const kept = this.lot.groups.every(({ nodes, free }) =>
      free || (right && sum(nodes, units) === sum(nodes, this.announced)));
    if (!right || !kept) return false;
    this.units = units;
    this.moving = -1;
    return true;
  }
}

/** Decimals with a point, without the zeros at the end. */
function plainText(value, digits) {
  const text = decimal(value, digits);
  return digits ? text.replace(/\.?0+$/, "") : text;
}

/**
 * Read a decimal as whole steps; null when it is none. Point and comma are both taken, but not
 * where another reader would see thousands: 1.234 in Dutch, 1,234 in English.
 */
function unitsOf(text, digits, lang) {
  const found = /^(\d{1,12})(?:([.,])(\d{1,6}))?$/.exec(text.trim());
  if (!found) return null;
  const [, whole, sign, decimals = ""] = found;
  const thousands = lang === "nl" ? "." : ",";
  if (decimals.length > digits || (sign === thousands && decimals.length === 3)) return null;
  return BigInt(whole + decimals.padEnd(digits, "0"));
}
