// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { messageCodes } from "../message-codes/MessageCode.js";

// The validator is Ajv's.
const validate = validate0;

function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(true){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.rc === undefined) && (missing0 = "rc")) || ((data.mc === undefined) && (missing0 = "mc"))) || ((data.result === undefined) && (missing0 = "result"))){
validate0.errors = [{instancePath,keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.rc !== undefined){
let data0 = data.rc;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate0.errors = [{instancePath:instancePath+"/rc",keyword:"type"}];
return false;
}
if(0 !== data0){
validate0.errors = [{instancePath:instancePath+"/rc",keyword:"const"}];
return false;
}
}
if(true){
if(data.mc !== undefined){
let data1 = data.mc;
if(typeof data1 !== "string"){
validate0.errors = [{instancePath:instancePath+"/mc",keyword:"type"}];
return false;
}
if("SUCCESS" !== data1){
validate0.errors = [{instancePath:instancePath+"/mc",keyword:"const"}];
return false;
}
}
if(true){
if(data.ma !== undefined){
}
if(true){
if(data.result !== undefined){
let data3 = data.result;
if(true){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
let missing1;
if((((((((data3.user_id === undefined) && (missing1 = "user_id")) || ((data3.access_token === undefined) && (missing1 = "access_token"))) || ((data3.refresh_token === undefined) && (missing1 = "refresh_token"))) || ((data3.expires_in === undefined) && (missing1 = "expires_in"))) || ((data3.refresh_expires_in === undefined) && (missing1 = "refresh_expires_in"))) || ((data3.client_id === undefined) && (missing1 = "client_id"))) || ((data3.scope === undefined) && (missing1 = "scope"))){
validate0.errors = [{instancePath:instancePath+"/result",keyword:"required",params:{missingProperty: missing1}}];
return false;
}
else {
if(data3.user_id !== undefined){
let data4 = data3.user_id;
if(true){
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
}
if(true){
if(data3.access_token !== undefined){
let data5 = data3.access_token;
if(true){
if(true){
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
}
if(true){
if(data3.refresh_token !== undefined){
let data6 = data3.refresh_token;
if(true){
if(true){
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
}
if(true){
if(data3.expires_in !== undefined){
let data7 = data3.expires_in;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
validate0.errors = [{instancePath:instancePath+"/result/expires_in",keyword:"type"}];
return false;
}
if(true){
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 < 0 || isNaN(data7)){
validate0.errors = [{instancePath:instancePath+"/result/expires_in",keyword:"minimum"}];
return false;
}
}
}
}
if(true){
if(data3.refresh_expires_in !== undefined){
let data8 = data3.refresh_expires_in;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
validate0.errors = [{instancePath:instancePath+"/result/refresh_expires_in",keyword:"type"}];
return false;
}
if(true){
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 < 0 || isNaN(data8)){
validate0.errors = [{instancePath:instancePath+"/result/refresh_expires_in",keyword:"minimum"}];
return false;
}
}
}
}
if(true){
if(data3.client_id !== undefined){
let data9 = data3.client_id;
if(true){
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
}
if(true){
if(data3.scope !== undefined){
let data10 = data3.scope;
if(true){
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
return true;
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
