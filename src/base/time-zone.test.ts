import assert from "node:assert/strict";
import test from "node:test";
import * as fc from "fast-check";
import { dayIn, isInstant, isTimeZone, zonesOfCountry } from "./time-zone.ts";

test("a day depends on where one stands", () => {
  assert.equal(dayIn("2025-10-17T22:30:00Z", "Asia/Baghdad"), "2025-10-18");
  assert.equal(dayIn("2025-10-17T02:30:00Z", "America/New_York"), "2025-10-16");
  assert.equal(dayIn("2025-10-17T22:30:00Z", "UTC"), "2025-10-17");
  assert.equal(dayIn("2025-10-17", "Asia/Baghdad"), "2025-10-17");
  assert.equal(isInstant("2025-10-17"), false);
});

test("zones are those of the IANA database", () => {
  for (const zone of ["UTC", "Asia/Baghdad", "Europe/Kyiv"]) assert.ok(isTimeZone(zone), zone);
  for (const zone of ["", "Baghdad", "+3", "Asia/Nowhere", "x".repeat(10_000)])
    if (isTimeZone(zone)) assert.match(zone, /^[+-]/); // an offset is allowed where the platform knows it
});

test("a country has its zones, and no country none", () => {
  assert.deepEqual(zonesOfCountry("IQ"), ["Asia/Baghdad"]);
  assert.ok(zonesOfCountry("US").length > 3);
  for (const none of ["", "ZZ", "iq", "Iraq"]) assert.deepEqual(zonesOfCountry(none), []);
});

test("in no zone is it more than a day away from UTC", () => {
  const zones = ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Tehran", "UTC"];
  const instants = fc.date({
    min: new Date("1990-01-01T00:00:00Z"),
    max: new Date("2060-01-01T00:00:00Z"),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(instants, fc.constantFrom(...zones), (instant, zone) => {
      const date = instant.toISOString();
      const away = Date.parse(dayIn(date, zone)) - Date.parse(date.slice(0, 10));
      assert.ok(Math.abs(away) <= 86_400_000);
    }),
  );
});
