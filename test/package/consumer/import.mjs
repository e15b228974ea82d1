import * as xtOAuth from "xt-oauth";
import spec from "xt-oauth/openapi.json" with { type: "json" };
import * as openapiFetch from "xt-oauth/openapi-fetch";
import * as testing from "xt-oauth/testing";
import * as tokens from "xt-oauth/tokens";
import { signIn } from "./sign-in.cjs";

console.log(JSON.stringify({ ...(await signIn({ xtOAuth, openapiFetch, testing, tokens })), spec: spec.info.version }));
