import * as xtOAuth from "xt-oauth";
import spec from "xt-oauth/openapi.json" with { type: "json" };
import * as openapiFetch from "xt-oauth/openapi-fetch";
import * as testing from "xt-oauth/testing";
import * as tokens from "xt-oauth/tokens";
import program from "./program.cjs";

const observed = await program({ xtOAuth, openapiFetch, testing, tokens });
console.log(JSON.stringify({ observed, version: spec.info.version }));
