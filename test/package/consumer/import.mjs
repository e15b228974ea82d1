import * as xtOAuth from "xt-oauth";
import spec from "xt-oauth/openapi.json" with { type: "json" };
import * as openapiFetch from "xt-oauth/openapi-fetch";
import * as testing from "xt-oauth/testing";
import * as tokens from "xt-oauth/tokens";
import { signIn } from "./sign-in.cjs";
import { trade } from "./trade.cjs";

const signedIn = await signIn({ xtOAuth, openapiFetch, testing, tokens });
const traded = await trade({ xtOAuth, testing });
console.log(JSON.stringify({ signedIn, traded, spec: spec.info.version }));
