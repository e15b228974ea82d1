// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { messageCodes } from "../message-codes/TradeMessageCode.js";
import { isAsShown } from "./cancelOpenOrders.shown.js";

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
const _errs8 = errors;
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

export const cancelOpenOrders = {
  "id": "cancelOpenOrders",
  "method": "delete",
  "path": "/spot/v4/open-order",
  "security": {
    "appKey": "validate-appkey",
    "signature": "validate-signature",
    "accessToken": "access-token"
  },
  messageCodes,
  isSuccess: validate,
  isAsShown,
};
