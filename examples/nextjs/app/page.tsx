/** A page with links to try the routes. */
const notices: Record<string, string> = {
  denied: "You denied access on XT's page, so nothing was granted.",
  "invalid-sign-in": "This sign-in can't be used: it has expired, was used before, or didn't begin in this browser.",
  "still-signed-in": "This sign-in was used before. You are still signed in.",
  failed: "The sign-in failed. Please sign in again.",
  "signed-out": "You are signed out.",
};

export default async function Page({ searchParams }: { searchParams: Promise<{ notice?: string }> }) {
  const { notice = "" } = await searchParams;
  return (
    <main>
      {Object.hasOwn(notices, notice) && <p role="status">{notices[notice]}</p>}
      <p>
        <a href="/login">Sign in with XT</a>, then see <a href="/me">your account</a>.
      </p>
      <form method="post" action="/logout">
        <button type="submit">Sign out</button>
      </form>
    </main>
  );
}
