/** What nobody can go below who imports openapi-fetch: its import alone. */
import "openapi-fetch";

export function create() {}
