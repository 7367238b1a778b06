// The award under other weights, by the announced rules (docs/scoring.md, clauses 5.6 to 7.4).
// A lot holds what weights do not change: prices, shares of the weight, and who competes with whom.
// Anything that the program would stop at is a `NoOutcome` here: no ranking rather than a wrong one.

/** Make of a lot in the data of the page what is calculated with; its fractions are parsed here. */
function prepared(lot) {
  const share = (text) => {
    if (!text) return null;
    const [value, radius = "0"] = text.split("~");
    return [parsed(value), parsed(radius)];
  };
  const nodes = lot.nodes.map((node) => ({ worth: "weight", ...node }));
  const children = (parent) =>
    nodes.flatMap((node, index) => (node.parent === parent ? [index] : []));
  return {
    ...lot,
    nodes,
    tops: children(-1),
    below: nodes.map((_, index) => children(index)),
    announced: nodes.map((node) => parsed(node.weight)),
    bids: lot.bids.map((bid, place) => (
      { ...bid, place, price: parsed(bid.price), shares: bid.shares.map(share) }
    )),
    fields: Object.fromEntries(Object.entries(lot.fields).map(([key, by]) => (
      [key, Object.fromEntries(Object.entries(by).map(([at, row]) => [at, row.map(share)]))]
    ))),
  };
}

/** What every criterion weighs of the whole, from the weights as they are stated. */
function weightsOfWhole(lot, stated) {
  const whole = [];
  lot.nodes.forEach((node, index) => {
    const own = stated[index];
    if (node.parent < 0) whole.push(own);
    else if (node.sum === "0") whole.push(ZERO);
    else whole.push(over(times(whole[node.parent], own), parsed(node.sum)));
  });
  return whole;
}

/** The announced rounding of a stage, one step after another; it is known whether there is any. */
function roundedFor(rules, stage, value, radius) {
  const steps = rules.rounding[stage];
  if (!steps) return { value, radius };
  const made = (from) => steps.reduce((a, [digits, mode]) => roundTo(a, digits, mode), from);
  if (radius.top) {
    // Where both ends of an irrational number do not round alike, nobody can say which it is.
    const ends = [made(minus(value, radius)), made(plus(value, radius))];
    if (compare(ends[0], made(value)) || compare(ends[1], made(value))) {
      throw new NoOutcome("rounding");
    }
  }
  return { value: made(value), radius: ZERO };
}

/** The points of one bid on everything that has a share; a sum as soon as all beneath it has. */
class Score {
  constructor(rules, lot, weights, bid) {
    Object.assign(this, { rules, lot, weights, bid, shares: new Map(), known: new Map() });
  }

  /** Points of a criterion with how far they can be off; undefined where nothing is scored yet. */
  at(index) {
    if (!this.known.has(index)) {
      const found = this.find(index);
      if (found === undefined) return undefined;
      if (!fits(found.value)) throw new NoOutcome("long");
      this.known.set(index, found);
    }
    return this.known.get(index);
  }

  find(index) {
    const node = this.lot.nodes[index];
    if (node.scored) return this.shares.has(index) ? this.earned(node, index) : undefined;
    const below = this.lot.below[index].map((child) => this.at(child));
    if (below.includes(undefined)) return undefined;
    const value = added(below.map((one) => one.value));
    return roundedFor(this.rules, "node", value, added(below.map((one) => one.radius)));
  }

  earned(node, index) {
    const [share, radius] = this.shares.get(index);
    const weight = this.weights[index];
    if (node.joint) return roundedFor(this.rules, "node", times(share, weight), ZERO);
    let value = times(share, weight);
    if (node.worth === "euro") value = share;
    if (node.worth === "price") value = times(share, this.bid.price);
    if (node.capped) {
      if (!weight.top) throw new NoOutcome("discount", { node: index }); // AB130
      if (compare(value, weight) > 0) value = weight;
    }
    return roundedFor(this.rules, "criterion", value, times(radius, weight));
  }

  /** The sum of all points. */
  quality() {
    const tops = this.lot.tops.map((index) => this.at(index));
    return {
      value: added(tops.map((one) => one.value)),
      radius: added(tops.map((one) => one.radius)),
    };
  }
}

/** Give the bids that are left their shares in a stage; relative ones by who is left. */
function giveShares(lot, stage, left) {
  const key = left.map((score) => score.bid.place).join(",");
  for (const index of stage.scored) {
    left.forEach((score, place) => {
      const { relative } = lot.nodes[index];
      const field = relative ? lot.fields[key]?.[index]?.[place] : score.bid.shares[index];
      if (!field) throw new NoOutcome("unknown", { bid: score.bid.name, node: index });
      score.shares.set(index, field);
    });
  }
}

/** The minimum scores that a bid misses in a stage, as indexes of criteria; -1 is the total. */
function missed(rules, lot, stage, score) {
  const short = (points, percent, weight) =>
    compare(points, over(times(parsed(percent), weight), fraction(100n))) < 0;
  const found = stage.minimums.filter((index) => {
    const { minimum } = lot.nodes[index]; // lots can have a criterion of that name without one
    const points = minimum && score.at(index);
    return points && short(points.value, minimum, score.weights[index]);
  });
  if (stage.total && rules.minimumTotal) {
    const whole = added(lot.tops.map((index) => score.weights[index]));
    if (short(score.quality().value, rules.minimumTotal, whole)) found.push(-1);
  }
  return found;
}

// --- ways of award: one row each, as in aanbesteding.methods.awards --------------------------

const exactly = (value) => ({ middle: value, radius: ZERO });
const refuse = (when) => {
  if (when) throw new NoOutcome("total");
};
const percentOf = (text) => over(parsed(text), fraction(100n));
const ratioOf = (award) => over(parsed(award.quality_weight), parsed(award.price_weight));

const AWARDS = {
  points: (award, o) => exactly(o.quality),
  "fixed-price": (award, o) => exactly(o.quality),
  "lowest-price": (award, o) => exactly(o.price),
  "award-on-value": (award, o) => exactly(minus(o.price, o.quality)),
  "price-per-quality": (award, o) => {
    refuse(o.quality.top <= 0n);
    return exactly(over(o.price, o.quality));
  },
  "value-for-money": (award, o) => {
    refuse(o.quality.top < 0n);
    return exactly(times(over(o.quality, o.price), parsed(award.constant)));
  },
  "weighted-value-for-money": (award, o) => {
    const exponent = ratioOf(award);
    refuse(o.price.top === 0n || o.quality.top < 0n || (!o.quality.top && !exponent.top));
    const raised = power(o.quality, exponent);
    const factor = over(parsed(award.constant), o.price);
    return { middle: times(raised.middle, factor), radius: times(raised.radius, factor) };
  },
  "utility-index": (award, o) => {
    refuse(o.price.top === 0n);
    const behind = over(minus(o.best, o.quality), o.whole);
    const bracket = minus(ONE, times(behind, ratioOf(award)));
    refuse(bracket.top < 0n);
    return exactly(times(over(bracket, o.price), o.lowest));
  },
  "mark-up": (award, o) => {
    const short = over(minus(o.whole, o.quality), o.whole);
    const factor = plus(ONE, times(short, ratioOf(award)));
    refuse(factor.top <= 0n);
    return exactly(times(o.price, factor));
  },
  "willingness-to-pay": (award, o) => {
    const percent = times(over(o.quality, o.whole), fraction(100n));
    return exactly(minus(o.price, times(percent, parsed(award.per_percent))));
  },
  "normalised-price": (award, o) => {
    const greatest = percentOf(award.most);
    const share = times(over(o.quality, o.whole), greatest);
    const coefficient = plus(ONE, over(share, minus(ONE, greatest)));
    refuse(coefficient.top <= 0n);
    return exactly(over(o.price, coefficient));
  },
  superformula: (award, o) => {
    refuse(o.quality.top <= 0n || !o.price.top);
    const exponent = parsed(award.exponent);
    const achieved = over(o.quality, o.whole);
    const dear = power(over(o.price, parsed(award.reference_price)), exponent);
    const good = power(over(percentOf(award.reference_quality), achieved), exponent);
    return { middle: plus(dear.middle, good.middle), radius: plus(dear.radius, good.radius) };
  },
  "award-expression": (award, o) => {
    const values = { ...o };
    Object.entries(award.parameters).forEach(([name, text]) => {
      values[name] = parsed(text);
    });
    const longer = (a) => (bits(a.top) > bits(a.bottom) ? bits(a.top) : bits(a.bottom));
    for (const name of award.names) {
      if (longer(values[name]) * BigInt(award.size) > 10n * LONGEST_BITS) {
        throw new NoOutcome("long");
      }
    }
    return exactly(calculated(award.formula, values));
  },
};

const HOLDS = {
  "<": (sign) => sign < 0,
  "<=": (sign) => sign <= 0,
  ">": (sign) => sign > 0,
  ">=": (sign) => sign >= 0,
  "=": (sign) => sign === 0,
};

/** The value of a formula: ["+", part, part], ["name", "price"], ["number", "1/2"] and so on. */
function calculated(formula, values) {
  const [kind, ...parts] = formula;
  if (kind === "number") return parsed(parts[0]);
  if (kind === "name") return values[parts[0]];
  if (kind === "^") return wholePower(calculated(parts[0], values), BigInt(parts[1]));
  if (kind === "if") {
    const [sign, left, right] = parts[0];
    const held = HOLDS[sign](compare(calculated(left, values), calculated(right, values)));
    return calculated(parts[held ? 1 : 2], values);
  }
  const [a, b] = parts.map((part) => calculated(part, values));
  switch (kind) {
    case "+": return plus(a, b);
    case "-": return minus(a, b);
    case "*": return times(a, b);
    case "/": return over(a, b);
    case "negative": return negative(a);
    case "abs": return absolute(a);
    case "min": return least(parts.map((part) => calculated(part, values)));
    case "max": return most(parts.map((part) => calculated(part, values)));
    default: throw new Error(kind);
  }
}

/** The total of a bid, rounded as announced, with how far it can be off. */
function totalOf(rules, offered, quality, best) {
  const rule = AWARDS[rules.award.type];
  const step = rule(rules.award, offered);
  let { radius } = step;
  if (rules.award.usesQuality && (quality.top || best.top)) {
    for (const own of [minus(offered.quality, quality), plus(offered.quality, quality)]) {
      for (const top of [minus(offered.best, best), plus(offered.best, best)]) {
        const end = rule(rules.award, { ...offered, quality: own, best: top });
        const far = plus(absolute(minus(end.middle, step.middle)), end.radius);
        radius = most([radius, far]);
      }
    }
  }
  if (!fits(step.middle) || !fits(offered.quality)) throw new NoOutcome("long");
  return roundedFor(rules, "total", step.middle, radius);
}

// --- the ranking (clause 7) ------------------------------------------------------------------

/** Divide by a value, the best first; what cannot be told apart stays together. */
function levels(rows, valueOf, high) {
  const ends = rows.map((row) => {
    const { value, radius } = valueOf(row);
    const placed = high ? negative(value) : value;
    return { row, begin: minus(placed, radius), end: plus(placed, radius) };
  });
  ends.sort((a, b) => compare(a.begin, b.begin) || a.row.bid.place - b.row.bid.place);
  const found = [];
  let reach = null;
  for (const { row, begin, end } of ends) {
    if (reach !== null && compare(begin, reach) <= 0) {
      found[found.length - 1].push(row);
      reach = most([reach, end]);
    } else {
      found.push([row]);
      reach = end;
    }
  }
  return found.map((level) => level.sort((a, b) => a.bid.place - b.bid.place));
}

/** Give ranks: equal totals by the words of the announced chain, what stays equal shares a rank. */
function ranked(rules, lot, rows) {
  const under = (word) => (row) => {
    if (word === "price") return { value: negative(row.bid.price), radius: ZERO };
    return row.score.at(lot.nodes.findIndex((node) => node.id === word));
  };
  let first = 1;
  const ranking = [];
  for (const equal of levels(rows, (row) => row.total, rules.award.high)) {
    let groups = [equal];
    for (const word of rules.chain) {
      groups = groups.flatMap((group) => levels(group, under(word), true));
    }
    for (const group of groups) {
      group.forEach((row) => ranking.push({ ...row, rank: first, shared: group.length > 1 }));
      first += group.length;
    }
  }
  return ranking;
}

/**
 * The outcome of a lot under weights as they are stated, one fraction for each criterion.
 *
 * `ranking` holds the bids with rank, total and points; `aside` those that miss a minimum score.
 * Throws `NoOutcome`.
 */
function outcome(rules, lot, stated) {
  const weights = weightsOfWhole(lot, stated);
  let left = lot.bids.map((bid) => new Score(rules, lot, weights, bid));
  const aside = [];
  for (const stage of lot.stages) {
    if (left.length) giveShares(lot, stage, left);
    left = left.filter((score) => {
      const short = missed(rules, lot, stage, score);
      if (short.length) aside.push({ bid: score.bid, missed: short });
      return !short.length;
    });
  }
  if (!left.length) return { ranking: [], aside, weights };
  const sums = left.map((score) => score.quality());
  const lowest = least(left.map((score) => score.bid.price));
  const best = sums.reduce((a, b) => (compare(b.value, a.value) > 0 ? b : a));
  const whole = added(lot.tops.map((index) => weights[index]));
  const rows = left.map((score, index) => {
    const own = sums[index];
    const top = rules.award.seesOthers ? best : own;
    const { price } = score.bid;
    const offered = { quality: own.value, whole, price, best: top.value, lowest };
    const total = totalOf(rules, offered, own.radius, top.radius);
    return { bid: score.bid, score, total, quality: own.value };
  });
  return { ranking: ranked(rules, lot, rows), aside, weights };
}
