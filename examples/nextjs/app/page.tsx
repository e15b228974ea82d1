/** A page to try the routes with; they are what this example is about. */
const words: Record<string, string> = {
  denied: "You said no on XT's page, so nothing was granted.",
  lost: "That sign-in can't be used: it is too old, was used already, or didn't begin in this browser.",
  "still-here": "That sign-in was used already. You are still signed in.",
  failed: "XT didn't finish the sign-in. Please sign in again.",
  out: "You are signed out.",
};

export default async function Page({ searchParams }: { searchParams: Promise<{ said?: string }> }) {
  const { said = "" } = await searchParams;
  return (
    <main>
      {Object.hasOwn(words, said) && <p role="status">{words[said]}</p>}
      <p>
        <a href="/login">Sign in with XT</a>, then see <a href="/me">who you are</a>.
      </p>
      <form method="post" action="/logout">
        <button type="submit">Sign out</button>
      </form>
    </main>
  );
}
