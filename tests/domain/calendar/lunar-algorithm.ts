/*
 * The Vietnamese lunisolar calendar, computed: new moons and solar terms after Jean Meeus, months and leap months
 * by the rules Hồ Ngọc Đức published ("Thuật toán tính âm lịch", meridian UTC+7). Only the tests use it: the
 * product reads a table, and this is the independent witness that the table is held against.
 */
const SYNODIC_MONTH = 29.530588853;
const DEG = Math.PI / 180;
const ZONE_HOURS = 7;

/** Julian day number at noon of a Gregorian date. */
export function julianDay(day: number, month: number, year: number): number {
  const a = Math.floor((14 - month) / 12);
  const y = year + 4800 - a;
  const m = month + 12 * a - 3;
  const centuries = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  return day + Math.floor((153 * m + 2) / 5) + 365 * y + centuries - 32_045;
}

/** `YYYY-MM-DD` of a Julian day number. */
export function isoOf(jd: number): string {
  return new Date((jd - 2_440_588) * 86_400_000).toISOString().slice(0, 10);
}

/** The Julian day (local, UTC+7) on which the k-th new moon since 1900-01-01 falls. */
function newMoonDay(k: number): number {
  const t = k / 1236.85;
  const t2 = t * t;
  const t3 = t2 * t;
  const mean =
    2_415_020.75933 +
    29.53058868 * k +
    0.0001178 * t2 -
    0.000000155 * t3 +
    0.00033 * Math.sin((166.56 + 132.87 * t - 0.009173 * t2) * DEG);
  const sun = (359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3) * DEG;
  const moon = (306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3) * DEG;
  const node = (21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3) * DEG;
  const periodic =
    (0.1734 - 0.000393 * t) * Math.sin(sun) +
    0.0021 * Math.sin(2 * sun) -
    0.4068 * Math.sin(moon) +
    0.0161 * Math.sin(2 * moon) -
    0.0004 * Math.sin(3 * moon) +
    0.0104 * Math.sin(2 * node) -
    0.0051 * Math.sin(sun + moon) -
    0.0074 * Math.sin(sun - moon) +
    0.0004 * Math.sin(2 * node + sun) -
    0.0004 * Math.sin(2 * node - sun) -
    0.0006 * Math.sin(2 * node + moon) +
    0.001 * Math.sin(2 * node - moon) +
    0.0005 * Math.sin(sun + 2 * moon);
  const deltaT =
    t < -11
      ? 0.001 + 0.000839 * t + 0.0002261 * t2 - 0.00000845 * t3 - 0.000000081 * t * t3
      : -0.000278 + 0.000265 * t + 0.000262 * t2;
  return Math.floor(mean + periodic - deltaT + 0.5 + ZONE_HOURS / 24);
}

/** Which twelfth of the ecliptic the sun stands in at local midnight: 0 from the March equinox, 9 from December's. */
function sunSector(jd: number): number {
  const t = (jd - 0.5 - ZONE_HOURS / 24 - 2_451_545) / 36_525;
  const t2 = t * t;
  const anomaly = (357.5291 + 35_999.0503 * t - 0.0001559 * t2 - 0.00000048 * t * t2) * DEG;
  const centre =
    (1.9146 - 0.004817 * t - 0.000014 * t2) * Math.sin(anomaly) +
    (0.019993 - 0.000101 * t) * Math.sin(2 * anomaly) +
    0.00029 * Math.sin(3 * anomaly);
  const longitude = 280.46645 + 36_000.76983 * t + 0.0003032 * t2 + centre;
  const turned = longitude * DEG - 2 * Math.PI * Math.floor((longitude * DEG) / (2 * Math.PI));
  return Math.floor((turned / Math.PI) * 6);
}

/** First day of the eleventh lunar month, the one that holds the December solstice of the year. */
function eleventhMonth(year: number): number {
  const k = Math.floor((julianDay(31, 12, year) - 2_415_021) / SYNODIC_MONTH);
  const start = newMoonDay(k);
  return sunSector(start) >= 9 ? newMoonDay(k - 1) : start;
}

/** How many months after the eleventh the leap month lies. */
function leapOffset(eleventh: number): number {
  const k = Math.floor((eleventh - 2_415_021.076998695) / SYNODIC_MONTH + 0.5);
  let previous = -1;
  let offset = 1;
  let sector = sunSector(newMoonDay(k + offset));
  while (sector !== previous && offset < 14) {
    previous = sector;
    offset += 1;
    sector = sunSector(newMoonDay(k + offset));
  }
  return offset - 1;
}

/** The Gregorian date of a day of a lunar year (never of a leap month): `solarOf(10, 3, 2018)` → `2018-04-25`. */
export function solarOf(lunarDay: number, lunarMonth: number, lunarYear: number): string {
  const startsYear = lunarMonth < 11 ? lunarYear - 1 : lunarYear;
  const from = eleventhMonth(startsYear);
  const to = eleventhMonth(startsYear + 1);
  let offset = (lunarMonth - 11 + 12) % 12;
  if (to - from > 365 && offset >= leapOffset(from)) offset += 1;
  const k = Math.floor(0.5 + (from - 2_415_021.076998695) / SYNODIC_MONTH);
  return isoOf(newMoonDay(k + offset) + lunarDay - 1);
}
