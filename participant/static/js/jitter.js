// How long to wait before the next try: anywhere up to a limit that doubles, so that a room full of phones
// doesn't come back in the same second.

export function jitter(attempt, base = 500, cap = 8000) {
  return Math.random() * Math.min(cap, base * 2 ** attempt);
}
