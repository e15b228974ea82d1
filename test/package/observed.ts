/** What `consumer/program.cjs` observes. The tests of the package and of the runtimes run it. */
export const observed = {
  user: "12345678",
  tokens: { isKept: true, isNew: true, renewed: 1, asked: ["authorization_code", "refresh_token"] },
  orders: { status: "placed", states: ["NEW"], open: 1 },
  misuses: ["invalid_argument", "invalid_option", "invalid_option", "invalid_argument"],
  atPort: "12345678",
};
