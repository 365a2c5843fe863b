// The fields of a form that say what it is, not what someone filled in. The server has the same list.

export const ENVELOPE = new Set([
  "command", "step", "exercise", "replaces", "own_receipt", "command_id", "csrf_token",
  "answers_for",
]);
