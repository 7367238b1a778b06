// The page: sliders, the ranking beside them, and the address that holds a weighting.

/** Make an element with attributes, and text or elements in it. Data only ever becomes text. */
function element(name, attributes = {}, ...inside) {
  const svg = ["svg", "rect", "text", "line"].includes(name);
  const made = svg
    ? document.createElementNS("http://www.w3.org/2000/svg", name)
    : document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...inside.filter((one) => one !== null));
  return made;
}

/** A sentence of the page with its {fields} filled in. */
const say = (rules, name, fields = {}) =>
  rules.words[name]
    .replace(/\{([a-z]+)\}/g, (_, field) => `${fields[field]}`)
    .replace(/€ /g, "€\u00a0"); // an amount is not cut in two by the end of a line

/** Names as people list them: A, B and C. */
function listed(rules, names) {
  if (names.length < 2) return names.join("");
  return `${names.slice(0, -1).join(", ")} ${say(rules, "and")} ${names[names.length - 1]}`;
}

/** A total for the eye. */
function amount(rules, value, digits) {
  const { unit } = rules.award;
  return unit.startsWith("euro")
    ? euros(value, rules.lang, digits)
    : number(value, rules.lang, digits);
}

function amountSaid(rules, value, digits) {
  const { unit } = rules.award;
  const shown = amount(rules, value, digits);
  return unit in rules.words ? say(rules, unit, { n: shown }) : shown;
}

/** The bar of one bid, drawn as in reporting/webpage/bars.py; `ends` is the measure of all. */
function bar(parts, points, ends) {
  const [low, high] = ends;
  const span = minus(high, low);
  const percent = (value) =>
    (span.top ? decimal(over(times(value, fraction(100n)), span), 3) : "0");
  const zero = negative(low);
  const drawn = element("svg", { "aria-hidden": "true" });
  let [left, right] = [zero, zero];
  parts.forEach(([place, letter, colour]) => {
    const value = points[place];
    const width = absolute(value);
    if (!width.top) return;
    if (value.top < 0n) left = minus(left, width);
    const at = value.top < 0n ? left : right;
    if (value.top > 0n) right = plus(right, width);
    drawn.append(element("rect", {
      class: `c${colour}`, x: `${percent(at)}%`, width: `${percent(width)}%`,
    }));
    if (Number(percent(width)) >= 7) { // these bars are narrow
      const middle = percent(plus(at, over(width, fraction(2n))));
      drawn.append(element("text", { x: `${middle}%`, y: "68%" }, letter));
    }
  });
  if (low.top < 0n) {
    const at = `${percent(zero)}%`;
    drawn.append(element("line", { x1: at, x2: at, y1: "0", y2: "100%" }));
  }
  return drawn;
}

/** A copy of what stands ready in a template of the page. */
const copyOf = (name) => document.getElementById(name).content.cloneNode(true);

/** The sliders of a lot and what stands beside them. */
class Bench {
  constructor(rules, lot, section) {
    Object.assign(this, { rules, lot, section, parts: lot.parts });
    this.find = (name) => section.querySelector(`.${name}`);
    this.key = section.closest(".lot").id;
    this.sliders = new Map();
    this.furnish();
    this.weighing = new Weighing(rules, lot, this.sliders);
    this.sliders.forEach((slider, place) => this.listen(slider, place));
    this.find("reset").addEventListener("click", () => {
      this.weighing.reset();
      this.changed();
    });
    this.find("share").addEventListener("click", () => this.share());
    section.hidden = false;
    section.nextElementSibling.hidden = true; // says what is missing without a script
    this.show();
  }

  /** Put in place what stands ready: the sliders in their groups, and room for the outcome. */
  furnish() {
    const { rules, lot, section } = this;
    section.prepend(copyOf("bench"));
    section.append(this.find("bench")); // after the sentences on what has no slider
    const free = lot.groups.some((group) => group.free);
    this.find("rest").textContent =
      free ? say(rules, "amounts") : say(rules, "proportional");
    this.find("error").id = `${this.key}-error`;
    this.find("error").before(...lot.benches.map(({ title, deep, sliders }) =>
      element("fieldset", { class: `deep${deep}` }, element("legend", {}, title),
        ...sliders.map((slider) => this.slider(...slider)))));
    this.find("legend").append(...this.parts.map(([place, letter, colour]) =>
      element("li", {},
        element("span", { class: `key c${colour}`, "aria-hidden": "true" }, letter),
        ` ${lot.nodes[place].title}`)));
  }

  slider(place, low, high, step) {
    const row = copyOf("weight").firstChild;
    const { title } = this.lot.nodes[place];
    const [label, range, field, whole] = row.children;
    label.append(title);
    label.htmlFor = range.id = `${this.key}-w${place}`;
    Object.assign(range, { min: low, max: high });
    field.setAttribute("aria-label", say(this.rules, "weightOf", { title }));
    this.sliders.set(place, { range, field, whole, step: BigInt(step) });
    return row;
  }

  listen({ range, field, step }, place) {
    const bounded = (unit) => {
      const [low, high] = [BigInt(range.min), BigInt(range.max)];
      return unit < low ? low : unit > high ? high : unit;
    };
    range.addEventListener("input", () => {
      const unit = BigInt(range.value);
      this.move(place, bounded(((unit + step / 2n) / step) * step));
    });
    range.addEventListener("keydown", (event) => {
      const steps = {
        ArrowRight: 1n, ArrowUp: 1n, ArrowLeft: -1n, ArrowDown: -1n, PageUp: 10n, PageDown: -10n,
      }[event.key];
      if (steps === undefined) return;
      event.preventDefault();
      this.move(place, bounded(this.weighing.units[place] + steps * step));
    });
    range.addEventListener("change", () => {
      this.weighing.moving = -1;
    });
    field.addEventListener("change", () => {
      const unit = unitsOf(field.value, this.lot.digits, this.rules.lang);
      if (unit === null || unit !== bounded(unit)) this.refuse(place);
      else this.move(place, unit);
      this.weighing.moving = -1;
    });
  }

  move(place, unit) {
    this.weighing.move(place, unit);
    this.changed();
  }

  /** Go back to the announced weights when the address no longer holds others. */
  forget() {
    this.fromLink = false;
    this.weighing.reset();
    this.show();
  }

  /** Show weights that a hand moved; an address that holds others would be a false one. */
  changed() {
    this.show(); // first: in some previews of attachments an address cannot be changed
    if (heldBy(window.location.hash) !== null) {
      window.history.replaceState(null, "", window.location.href.split("#")[0]);
    }
  }

  refuse(place) {
    const { range, field } = this.sliders.get(place);
    const shown = (text) =>
      shortest(fraction(BigInt(text), this.weighing.scale), this.rules.lang);
    const error = this.find("error");
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", error.id);
    field.parentElement.append(error); // the message stands where the mistake is
    this.tell(say(this.rules, "badNumber", {
      least: shown(range.min), most: shown(range.max), digits: this.lot.digits,
    }));
  }

  /** Say something that asks for attention; nothing takes it away. */
  tell(text) {
    this.find("error").textContent = text;
  }

  async share() {
    const address = new URL(window.location.href);
    address.hash = `w=${this.weighing.written()}`;
    window.history.replaceState(null, "", address);
    const link = this.find("link");
    link.hidden = false;
    link.querySelector("input").value = address.href;
    try {
      await navigator.clipboard.writeText(address.href);
      this.find("shared").textContent = say(this.rules, "copied");
    } catch {
      this.find("shared").textContent = say(this.rules, "ready");
      link.querySelector("input").select();
    }
  }

  show() {
    const { rules, lot, weighing } = this;
    const whole = weightsOfWhole(lot, weighing.stated());
    this.sliders.forEach(({ range, field, whole: note }, place) => {
      range.value = `${weighing.units[place]}`;
      field.value = weighing.typed(place);
      field.removeAttribute("aria-invalid");
      field.removeAttribute("aria-describedby");
      const nested = lot.nodes[place].parent >= 0;
      const of = say(rules, "whole", { weight: shortest(whole[place], rules.lang, 2) });
      note.textContent = nested ? of : "";
      const fields = { weight: field.value, whole: of };
      range.setAttribute("aria-valuetext", nested ? say(rules, "spoken", fields) : field.value);
    });
    this.find("buttons").before(this.find("error"));
    this.tell("");
    this.find("link").hidden = true;
    this.find("shared").textContent = "";
    this.rank(whole);
  }

  rank(whole) {
    const { rules, lot, weighing } = this;
    let found = null;
    let said;
    try {
      found = outcome(rules, lot, weighing.stated());
      if (weighing.isAnnounced) found.ranking = this.asDrawn(found.ranking);
      said = this.told(found);
    } catch (problem) {
      if (!(problem instanceof NoOutcome)) throw problem;
      const { bid, node } = problem.fields;
      said = [say(rules, problem.kind, { bid, criterion: lot.nodes[node]?.title })];
    }
    this.rows(found ? found.ranking : []);
    this.numbers(found ? found.ranking : [], whole);
    const [first, ...rest] = said;
    this.find("notes").replaceChildren(...rest.map((text) => element("li", {}, text)));
    clearTimeout(this.waiting); // one message after a move, not one for every pixel of it
    const wait = this.find("said").textContent ? 250 : 0; // what stands there first is not news
    const tell = () => {
      this.find("said").textContent = first;
    };
    if (wait) this.waiting = setTimeout(tell, wait);
    else tell();
  }

  /** Under the announced weights a drawing of lots that was held counts. */
  asDrawn(ranking) {
    const { ranks, drawn } = this.lot;
    if (!drawn) return ranking;
    const count = (rank) => Object.values(ranks).filter((one) => one === rank).length;
    return ranking
      .map((row) => ({ ...row, rank: ranks[row.bid.id], shared: count(ranks[row.bid.id]) > 1 }))
      .sort((a, b) => a.rank - b.rank);
  }

  /** What the ranking says, in sentences; the first is read aloud. */
  told({ ranking, aside }) {
    const { rules, lot, weighing } = this;
    const first = ranking.filter((row) => row.rank === 1);
    const digits = digitsThatTellApart(ranking.map((row) => row.total.value));
    const said = [];
    if (!first.length) said.push(say(rules, "nobody"));
    else {
      const fields = {
        name: first[0].bid.name,
        names: listed(rules, first.map((row) => row.bid.name)),
        total: amountSaid(rules, first[0].total.value, digits),
      };
      said.push(say(rules, first.length > 1 ? "shared" : "first", fields));
    }
    said.push(...(weighing.isAnnounced ? [say(rules, "announced")] : []));
    if (lot.drawn) said.push(say(rules, "drawn"));
    aside.forEach(({ bid, missed: short }) => {
      const names = short.map((at) => (at < 0 ? say(rules, "everything") : lot.nodes[at].title));
      said.push(say(rules, "aside", { name: bid.name, criteria: listed(rules, names) }));
    });
    ranking.filter((row) => !(row.bid.id in lot.ranks)).forEach((row) => {
      said.push(say(rules, "back", { name: row.bid.name }));
    });
    return said;
  }

  rows(ranking) {
    const { rules, lot } = this;
    const digits = digitsThatTellApart(ranking.map((row) => row.total.value));
    const points = ranking.map((row) => lot.nodes.map((_, place) => row.score.at(place).value));
    const ends = this.ends(points);
    this.find("ranking").replaceChildren(...ranking.map((row, index) => {
      const was = lot.ranks[row.bid.id];
      const moved = was > row.rank ? "up" : "down";
      const same = was === row.rank ? null : moved;
      const way = was === undefined ? "new" : same;
      const rank = row.shared ? say(rules, "tied", { rank: row.rank }) : `${row.rank}`;
      return element("tr", { class: row.rank === 1 ? "strong" : "", "data-bid": row.bid.id },
        element("td", { class: "n" }, rank),
        element("th", { scope: "row" }, element("bdi", {}, row.bid.name),
          way && element("span", { class: `way ${way}` }, say(rules, way, { rank: was })),
          bar(this.parts, points[index], ends)),
        element("td", { class: "n", title: written(row.total.value) },
          amount(rules, row.total.value, digits)));
    }));
  }

  /** The most below and above zero of any bid. */
  ends(points) {
    const sum = (row, keep) =>
      added(this.parts.map(([place]) => row[place]).filter((value) => keep(value.top)));
    const below = points.map((row) => sum(row, (top) => top < 0n));
    const above = points.map((row) => sum(row, (top) => top > 0n));
    return points.length ? [least(below), most(above)] : [ZERO, ZERO];
  }

  /** The table behind the bars: points per criterion under these weights. */
  numbers(ranking, whole) {
    const { rules, lot } = this;
    const head = this.find("numbers-head");
    const kept = [...head.children].slice(0, 2);
    head.replaceChildren(...kept, ...ranking.map((row) =>
      element("th", { scope: "col", class: "n" }, `${row.rank} ${row.bid.id}`)));
    const deep = (place) => (place < 0 ? -1 : 1 + deep(lot.nodes[place].parent));
    this.find("numbers").replaceChildren(...lot.nodes.map((node, place) =>
      element("tr", {},
        element("th", { scope: "row", class: `deep${Math.min(deep(place), 4)}` }, node.title),
        element("td", { class: "n" }, shortest(whole[place], rules.lang, 2)),
        ...ranking.map((row) =>
          element("td", { class: "n" }, number(row.score.at(place).value, rules.lang))))));
  }
}

/** The weighting that an address holds after its #, right or wrong; null when it holds none. */
function heldBy(hash) {
  let text = hash;
  try {
    text = decodeURIComponent(hash); // some mail programs write the signs of it as %3A and so on
  } catch {
    // it is no text, and so no weighting: it is told below
  }
  return /^#w(=|$)/i.test(text) ? text.slice(3) : null;
}

/** Take the weighting in the address, if there is one; tell when it is not right. */
function fromAddress(benches) {
  const { hash } = window.location;
  const held = heldBy(hash);
  if (held === null) {
    // Back to the page without a weighting; a link to a place in the page leaves all as it is.
    if (hash === "") benches.filter((one) => one.fromLink).forEach((one) => one.forget());
    return;
  }
  const [, mark, text] = /^([^:]*):?(.*)$/s.exec(held);
  const bench = benches.find((one) => one.lot.mark === mark);
  const taken = bench !== undefined && bench.weighing.read(text);
  const shown = bench ?? benches[0];
  shown.show();
  shown.fromLink = taken;
  if (taken) shown.find("shared").textContent = say(shown.rules, "fromLink");
  else shown.tell(say(shown.rules, "badLink"));
  shown.section.scrollIntoView();
}

const data = JSON.parse(document.getElementById("data").textContent);
const lots = data.lots.map(prepared);
const benches = lots.map((lot) =>
  new Bench(data.rules, lot, document.querySelector(`[data-lot="${CSS.escape(lot.id)}"]`)));
fromAddress(benches);
window.addEventListener("hashchange", () => fromAddress(benches));
window.addEventListener("beforeprint", () => {
  document.querySelectorAll(".behind").forEach((one) => {
    one.open = true;
  });
});
