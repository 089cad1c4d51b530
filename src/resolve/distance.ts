import type { Place } from "../model/place.ts";

type Point = Pick<Place, "lat" | "lon">;

const EARTH_KM = 6371;
const KM_PER_DEGREE = (EARTH_KM * Math.PI) / 180;

/** Great-circle distance in km (haversine). */
export function distanceKm(a: Point, b: Point): number {
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2;
  const h =
    half(a.lat, b.lat) + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * half(a.lon, b.lon);
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Distance in km on a plane at the latitude of `a`: 1 % off within 500 km, and cheap; never over the date line. */
export function roughKm(a: Point, b: Point): number {
  const east = Math.abs(a.lon - b.lon);
  const shrink = Math.cos(radians(a.lat));
  return KM_PER_DEGREE * Math.hypot(a.lat - b.lat, Math.min(east, 360 - east) * shrink);
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
