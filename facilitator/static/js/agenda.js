// Keeps the exercise that is on in sight when the agenda is longer than its column.

export function start(element) {
  const column = element.closest(".agenda-column");
  const place = element.getBoundingClientRect();
  const frame = column.getBoundingClientRect();
  const isSeen = place.top >= frame.top && place.bottom <= frame.top + frame.height / 2;
  if (!isSeen && column.scrollHeight > column.clientHeight) column.scrollTop += place.top - frame.top - frame.height / 4;
}
