"use strict";
// Exact numbers in the page, as `aanbesteding.exact` has them: fractions of whole numbers without a
// limit (BigInt), in lowest terms, the bottom above 0. Nothing that counts is a floating number.

const MAX_DIGITS = 2000;
const LONGEST = 10n ** BigInt(MAX_DIGITS);

/** A weighting that has no outcome; `kind` says why, as a key of the words of the page. */
class NoOutcome extends Error {
  constructor(kind, fields = {}) {
    super(kind);
    this.kind = kind;
    this.fields = fields;
  }
}

const magnitude = (whole) => (whole < 0n ? -whole : whole);

function gcd(a, b) {
  while (b) [a, b] = [b, a % b];
  return a;
}

/** A fraction. `bottom` may be negative, never 0. */
function fraction(top, bottom = 1n) {
  if (bottom < 0n) [top, bottom] = [-top, -bottom];
  const shared = bottom === 1n ? 1n : gcd(magnitude(top), bottom);
  return shared === 1n ? { top, bottom } : { top: top / shared, bottom: bottom / shared };
}

const ZERO = fraction(0n);
const ONE = fraction(1n);

/** Read "31/80" or "-3", as the program writes fractions. */
function parsed(text) {
  const [top, bottom = "1"] = text.split("/");
  return fraction(BigInt(top), BigInt(bottom));
}

const written = (a) => (a.bottom === 1n ? `${a.top}` : `${a.top}/${a.bottom}`);
const plus = (a, b) => fraction(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
const negative = (a) => ({ top: -a.top, bottom: a.bottom });
const minus = (a, b) => plus(a, negative(b));
const times = (a, b) => fraction(a.top * b.top, a.bottom * b.bottom);
const absolute = (a) => ({ top: magnitude(a.top), bottom: a.bottom });

function over(a, b) {
  if (b.top === 0n) throw new NoOutcome("total");
  return fraction(a.top * b.bottom, a.bottom * b.top);
}

/** Below 0 when a < b, 0 when they are equal, above 0 when a > b. */
function compare(a, b) {
  const left = a.top * b.bottom;
  const right = b.top * a.bottom;
  return left < right ? -1 : left > right ? 1 : 0;
}

const least = (values) => values.reduce((a, b) => (compare(b, a) < 0 ? b : a));
const most = (values) => values.reduce((a, b) => (compare(b, a) > 0 ? b : a));
const added = (values) => values.reduce(plus, ZERO);

/** Whether a number can be shown at all: a result has at most so many digits (AB425). */
const fits = (a) => magnitude(a.top) <= LONGEST && a.bottom <= LONGEST;

// --- rounding as announced (aanbesteding.exact.rounding) -------------------------------------

function roundTo(value, digits, mode) {
  const scale = 10n ** BigInt(digits);
  const size = magnitude(value.top) * scale;
  const below = value.top < 0n;
  const rest = size % value.bottom;
  let quotient = size / value.bottom;
  if (rest && goesUp(quotient, 2n * rest - value.bottom, mode, below)) quotient += 1n;
  return fraction(below ? -quotient : quotient, scale);
}

/** Whether a size with a rest goes to the next one; `beyond` is 0 at exactly half. */
function goesUp(quotient, beyond, mode, below) {
  switch (mode) {
    case "half-up": return beyond >= 0n;
    case "half-down": return beyond > 0n;
    case "half-even": return beyond > 0n || (beyond === 0n && quotient % 2n === 1n);
    case "up": return true;
    case "down": return false;
    case "ceiling": return !below;
    case "floor": return below;
    default: throw new Error(mode);
  }
}

// --- powers, enclosed between two fractions (aanbesteding.exact.interval) --------------------

const DECIMALS = 60n;
const MAX_EXPONENT = 200n;
const bits = (whole) => BigInt(magnitude(whole).toString(2).length) * (whole ? 1n : 0n);
const LONGEST_BITS = bits(LONGEST);

/** Value to a rational exponent, as its middle and how far it can be from that. */
function power(value, exponent) {
  const size = magnitude(exponent.top);
  if (size > MAX_EXPONENT || exponent.bottom > MAX_EXPONENT) throw new NoOutcome("total");
  const longer = bits(value.top) > bits(value.bottom) ? bits(value.top) : bits(value.bottom);
  if (longer * size > 10n * LONGEST_BITS) throw new NoOutcome("long");
  const base = wholePower(value, exponent.top);
  const degree = exponent.bottom;
  if (degree === 1n) return { middle: base, radius: ZERO };
  const [top, exactTop] = root(base.top, degree);
  const [bottom, exactBottom] = root(base.bottom, degree);
  if (exactTop && exactBottom) return { middle: fraction(top, bottom), radius: ZERO };
  const extra = bits(base.bottom) - bits(base.top);
  const one = 10n ** (DECIMALS + (extra > 0n ? extra : 0n) / (3n * degree));
  const [low] = root((base.top * one ** degree) / base.bottom, degree);
  return { middle: fraction(2n * low + 1n, 2n * one), radius: fraction(1n, 2n * one) };
}

function wholePower(value, exponent) {
  if (exponent >= 0n) return fraction(value.top ** exponent, value.bottom ** exponent);
  return over(ONE, wholePower(value, -exponent));
}

/** The whole part of a root, and whether it is the root itself (Newton's method). */
function root(value, degree) {
  if (value < 2n) return [value, true];
  let guess = 1n << ((bits(value) + degree - 1n) / degree);
  for (;;) {
    const better = ((degree - 1n) * guess + value / guess ** (degree - 1n)) / degree;
    if (better >= guess) return [guess, guess ** degree === value];
    guess = better;
  }
}

// --- numbers for the eye (aanbesteding.exact.display) ----------------------------------------

function decimal(value, digits) {
  const rounded = roundTo(value, digits, "half-up");
  const scaled = (magnitude(rounded.top) * 10n ** BigInt(digits)) / rounded.bottom;
  const text = `${scaled}`.padStart(digits + 1, "0");
  const sign = rounded.top < 0n ? "-" : "";
  return sign + (digits ? `${text.slice(0, -digits)}.${text.slice(-digits)}` : text);
}

/** Put thousands separators and the decimal sign of the language in a decimal text. */
function localised(text, lang) {
  const [whole, decimals] = text.split(".");
  const [thousands, point] = lang === "nl" ? [".", ","] : [",", "."];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands);
  return decimals === undefined ? grouped : grouped + point + decimals;
}

const number = (value, lang, digits = 2) => localised(decimal(value, digits), lang);

/** As few decimals as are true, at most so many; ≈ when cut off. */
function shortest(value, lang, digits = 6) {
  for (let places = 0; places <= digits; places += 1) {
    if ((value.top * 10n ** BigInt(places)) % value.bottom === 0n) {
      return localised(decimal(value, places), lang);
    }
  }
  return `≈ ${localised(decimal(value, digits), lang)}`;
}

const euros = (value, lang, digits = 2) =>
  `€ ${number(value, lang, digits === 2 && value.bottom === 1n ? 0 : digits)}`;

/** The fewest decimals, from two to six, by which unequal values look unequal. */
function digitsThatTellApart(values) {
  const distinct = [...new Set(values.map(written))].map(parsed);
  for (let digits = 2; digits < 6; digits += 1) {
    if (new Set(distinct.map((value) => decimal(value, digits))).size === distinct.length) {
      return digits;
    }
  }
  return 6;
}
