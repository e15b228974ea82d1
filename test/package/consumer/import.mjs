import * as xtOAuth from "xt-oauth";
import spec from "xt-oauth/openapi.json" with { type: "json" };
import * as testing from "xt-oauth/testing";
import { signIn } from "./sign-in.cjs";

console.log(JSON.stringify({ ...(await signIn(xtOAuth, testing)), spec: spec.info.version }));
