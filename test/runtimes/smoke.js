// Runs on every runtime: the program of the package's tests.
import * as xtOAuth from "xt-oauth";
import * as openapiFetch from "xt-oauth/openapi-fetch";
import * as testing from "xt-oauth/testing";
import * as tokens from "xt-oauth/tokens";
import program from "./program.cjs";

export const smoke = () => program({ xtOAuth, openapiFetch, testing, tokens });
