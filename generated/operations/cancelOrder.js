// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { messageCodes } from "../message-codes/TradeMessageCode.js";

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
if(data3.cancelId !== undefined){
if(typeof data3.cancelId !== "string"){
validate0.errors = [{instancePath:instancePath+"/result/cancelId",keyword:"type"}];
return false;
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

export const cancelOrder = {
  "id": "cancelOrder",
  "method": "delete",
  "path": "/spot/v4/order/{orderId}",
  "idNames": [
    "orderId"
  ],
  "exactNames": [
    "cancelId"
  ],
  "security": {
    "appKey": "validate-appkey",
    "signature": "validate-signature",
    "accessToken": "access-token"
  },
  messageCodes,
  isSuccess: validate,
};
