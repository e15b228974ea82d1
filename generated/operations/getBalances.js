// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { messageCodes } from "../message-codes/TradeMessageCode.js";
import { isAsShown } from "./getBalances.shown.js";

// The validator is Ajv's.
const validate = validate0;

function validate1(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(true){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.assets === undefined) && (missing0 = "assets")){
validate1.errors = [{instancePath,keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.assets !== undefined){
let data0 = data.assets;
if(true){
if(Array.isArray(data0)){
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
if(true){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
let missing1;
if((data1.currency === undefined) && (missing1 = "currency")){
validate1.errors = [{instancePath:instancePath+"/assets/" + i0,keyword:"required",params:{missingProperty: missing1}}];
return false;
}
else {
if(data1.currency !== undefined){
if(typeof data1.currency !== "string"){
validate1.errors = [{instancePath:instancePath+"/assets/" + i0+"/currency",keyword:"type"}];
return false;
}
}
}
}
else {
validate1.errors = [{instancePath:instancePath+"/assets/" + i0,keyword:"type"}];
return false;
}
}
if(!true){
break;
}
}
}
else {
validate1.errors = [{instancePath:instancePath+"/assets",keyword:"type"}];
return false;
}
}
}
}
}
else {
validate1.errors = [{instancePath,keyword:"type"}];
return false;
}
}
validate1.errors = vErrors;
return true;
}


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
if(!(validate1(data.result, {instancePath:instancePath+"/result",parentData:data,parentDataProperty:"result",rootData}))){
vErrors = vErrors === null ? validate1.errors : vErrors.concat(validate1.errors);
errors = vErrors.length;
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

export const getBalances = {
  "id": "getBalances",
  "method": "get",
  "path": "/spot/v4/balances",
  "exactNames": [
    "totalBtcAmount",
    "currencyId",
    "frozenAmount",
    "availableAmount",
    "totalAmount",
    "convertBtcAmount"
  ],
  "security": {
    "appKey": "validate-appkey",
    "signature": "validate-signature",
    "accessToken": "access-token"
  },
  "maxBytes": 1048576,
  messageCodes,
  isSuccess: validate,
  isAsShown,
};
