export default {
  UNKNOWN: "It did not work. What you typed is kept; try again in a minute.",
  OFFLINE: "No connection. Try again when it is back.",
  TIMEOUT: "The answer did not come in time. What you typed is kept; try again.",
  UNAUTHORIZED: "Please sign in. What you typed is kept.",
  FORBIDDEN: "Your role may not do this. An administrator grants roles.",
  NOT_FOUND: "It is not here. Check the number in the mail.",
  CONFLICT: "The state has changed. Look at the new one and decide again.",
  VALIDATION: "Check the marked fields.",
  RATE_LIMITED: "Too often. Wait a minute and try again.",
};
