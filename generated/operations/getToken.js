// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { messageCodes } from "../message-codes/MessageCode.js";

// The validator is Ajv's.
const validate = validate0;

function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.rc === undefined) && (missing0 = "rc")) || ((data.mc === undefined) && (missing0 = "mc"))) || ((data.result === undefined) && (missing0 = "result"))){
validate0.errors = [{instancePath,keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.rc !== undefined){
let data0 = data.rc;
const _errs1 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate0.errors = [{instancePath:instancePath+"/rc",keyword:"type"}];
return false;
}
if(0 !== data0){
validate0.errors = [{instancePath:instancePath+"/rc",keyword:"const"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.mc !== undefined){
let data1 = data.mc;
const _errs4 = errors;
if(typeof data1 !== "string"){
validate0.errors = [{instancePath:instancePath+"/mc",keyword:"type"}];
return false;
}
if("SUCCESS" !== data1){
validate0.errors = [{instancePath:instancePath+"/mc",keyword:"const"}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ma !== undefined){
const _errs7 = errors;
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.result !== undefined){
let data3 = data.result;
const _errs8 = errors;
const _errs9 = errors;
if(errors === _errs9){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
let missing1;
if((((((((data3.user_id === undefined) && (missing1 = "user_id")) || ((data3.access_token === undefined) && (missing1 = "access_token"))) || ((data3.refresh_token === undefined) && (missing1 = "refresh_token"))) || ((data3.expires_in === undefined) && (missing1 = "expires_in"))) || ((data3.refresh_expires_in === undefined) && (missing1 = "refresh_expires_in"))) || ((data3.client_id === undefined) && (missing1 = "client_id"))) || ((data3.scope === undefined) && (missing1 = "scope"))){
validate0.errors = [{instancePath:instancePath+"/result",keyword:"required",params:{missingProperty: missing1}}];
return false;
}
else {
if(data3.user_id !== undefined){
let data4 = data3.user_id;
const _errs11 = errors;
if(errors === _errs11){
if(typeof data4 === "string"){
if(data4.length < 1){
validate0.errors = [{instancePath:instancePath+"/result/user_id",keyword:"minLength"}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/result/user_id",keyword:"type"}];
return false;
}
}
var valid5 = _errs11 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data3.access_token !== undefined){
let data5 = data3.access_token;
const _errs13 = errors;
if(errors === _errs13){
if(errors === _errs13){
if(typeof data5 === "string"){
if(data5.length < 1){
validate0.errors = [{instancePath:instancePath+"/result/access_token",keyword:"minLength"}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/result/access_token",keyword:"type"}];
return false;
}
}
}
var valid5 = _errs13 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data3.refresh_token !== undefined){
let data6 = data3.refresh_token;
const _errs15 = errors;
if(errors === _errs15){
if(errors === _errs15){
if(typeof data6 === "string"){
if(data6.length < 1){
validate0.errors = [{instancePath:instancePath+"/result/refresh_token",keyword:"minLength"}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/result/refresh_token",keyword:"type"}];
return false;
}
}
}
var valid5 = _errs15 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data3.expires_in !== undefined){
let data7 = data3.expires_in;
const _errs17 = errors;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
validate0.errors = [{instancePath:instancePath+"/result/expires_in",keyword:"type"}];
return false;
}
if(errors === _errs17){
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 < 0 || isNaN(data7)){
validate0.errors = [{instancePath:instancePath+"/result/expires_in",keyword:"minimum"}];
return false;
}
}
}
var valid5 = _errs17 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data3.refresh_expires_in !== undefined){
let data8 = data3.refresh_expires_in;
const _errs19 = errors;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
validate0.errors = [{instancePath:instancePath+"/result/refresh_expires_in",keyword:"type"}];
return false;
}
if(errors === _errs19){
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 < 0 || isNaN(data8)){
validate0.errors = [{instancePath:instancePath+"/result/refresh_expires_in",keyword:"minimum"}];
return false;
}
}
}
var valid5 = _errs19 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data3.client_id !== undefined){
let data9 = data3.client_id;
const _errs21 = errors;
if(errors === _errs21){
if(typeof data9 === "string"){
if(data9.length < 1){
validate0.errors = [{instancePath:instancePath+"/result/client_id",keyword:"minLength"}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/result/client_id",keyword:"type"}];
return false;
}
}
var valid5 = _errs21 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data3.scope !== undefined){
let data10 = data3.scope;
const _errs23 = errors;
if(errors === _errs23){
if(typeof data10 === "string"){
if(data10.length < 1){
validate0.errors = [{instancePath:instancePath+"/result/scope",keyword:"minLength"}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/result/scope",keyword:"type"}];
return false;
}
}
var valid5 = _errs23 === errors;
}
else {
var valid5 = true;
}
}
}
}
}
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/result",keyword:"type"}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate0.errors = [{instancePath,keyword:"type"}];
return false;
}
}
validate0.errors = vErrors;
return errors === 0;
}

export const getToken = {
  "id": "getToken",
  "method": "get",
  "path": "/public/uaa/oauth2/token",
  "secretNames": [
    "client_secret",
    "code",
    "refresh_token",
    "access_token"
  ],
  messageCodes,
  isSuccess: validate,
};
