// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { messageCodes } from "../message-codes/TradeMessageCode.js";
import { isAsShown } from "./getOrderHistory.shown.js";

// The validator is Ajv's.
const validate = validate0;

function validate2(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.orderId === undefined) && (missing0 = "orderId")){
validate2.errors = [{instancePath,keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.symbol !== undefined){
const _errs1 = errors;
if(typeof data.symbol !== "string"){
validate2.errors = [{instancePath:instancePath+"/symbol",keyword:"type"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.orderId !== undefined){
const _errs3 = errors;
if(typeof data.orderId !== "string"){
validate2.errors = [{instancePath:instancePath+"/orderId",keyword:"type"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.clientOrderId !== undefined){
const _errs5 = errors;
if(typeof data.clientOrderId !== "string"){
validate2.errors = [{instancePath:instancePath+"/clientOrderId",keyword:"type"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.side !== undefined){
let data3 = data.side;
const _errs7 = errors;
const _errs8 = errors;
let valid1 = false;
const _errs9 = errors;
if(typeof data3 !== "string"){
const err0 = {instancePath:instancePath+"/side",keyword:"type"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!((data3 === "BUY") || (data3 === "SELL"))){
const err1 = {instancePath:instancePath+"/side",keyword:"enum"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs9 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs12 = errors;
if(typeof data3 !== "string"){
const err2 = {instancePath:instancePath+"/side",keyword:"type"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid0 = _errs12 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err3 = {instancePath:instancePath+"/side",keyword:"anyOf"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
validate2.errors = vErrors;
return false;
}
else {
errors = _errs8;
if(vErrors !== null){
if(_errs8){
vErrors.length = _errs8;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
let data4 = data.type;
const _errs15 = errors;
const _errs16 = errors;
let valid4 = false;
const _errs17 = errors;
if(typeof data4 !== "string"){
const err4 = {instancePath:instancePath+"/type",keyword:"type"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(!((data4 === "LIMIT") || (data4 === "MARKET"))){
const err5 = {instancePath:instancePath+"/type",keyword:"enum"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
var _valid1 = _errs17 === errors;
valid4 = valid4 || _valid1;
if(!valid4){
const _errs20 = errors;
if(typeof data4 !== "string"){
const err6 = {instancePath:instancePath+"/type",keyword:"type"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid1 = _errs20 === errors;
valid4 = valid4 || _valid1;
}
if(!valid4){
const err7 = {instancePath:instancePath+"/type",keyword:"anyOf"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
validate2.errors = vErrors;
return false;
}
else {
errors = _errs16;
if(vErrors !== null){
if(_errs16){
vErrors.length = _errs16;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.timeInForce !== undefined){
let data5 = data.timeInForce;
const _errs23 = errors;
const _errs24 = errors;
let valid7 = false;
const _errs25 = errors;
if(typeof data5 !== "string"){
const err8 = {instancePath:instancePath+"/timeInForce",keyword:"type"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(!((((data5 === "GTC") || (data5 === "FOK")) || (data5 === "IOC")) || (data5 === "GTX"))){
const err9 = {instancePath:instancePath+"/timeInForce",keyword:"enum"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
var _valid2 = _errs25 === errors;
valid7 = valid7 || _valid2;
if(!valid7){
const _errs28 = errors;
if(typeof data5 !== "string"){
const err10 = {instancePath:instancePath+"/timeInForce",keyword:"type"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
var _valid2 = _errs28 === errors;
valid7 = valid7 || _valid2;
}
if(!valid7){
const err11 = {instancePath:instancePath+"/timeInForce",keyword:"anyOf"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
validate2.errors = vErrors;
return false;
}
else {
errors = _errs24;
if(vErrors !== null){
if(_errs24){
vErrors.length = _errs24;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs23 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.price !== undefined){
const _errs31 = errors;
if(typeof data.price !== "string"){
validate2.errors = [{instancePath:instancePath+"/price",keyword:"type"}];
return false;
}
var valid0 = _errs31 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.origQty !== undefined){
const _errs33 = errors;
if(typeof data.origQty !== "string"){
validate2.errors = [{instancePath:instancePath+"/origQty",keyword:"type"}];
return false;
}
var valid0 = _errs33 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.origQuoteQty !== undefined){
const _errs35 = errors;
if(typeof data.origQuoteQty !== "string"){
validate2.errors = [{instancePath:instancePath+"/origQuoteQty",keyword:"type"}];
return false;
}
var valid0 = _errs35 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.executedQty !== undefined){
const _errs37 = errors;
if(typeof data.executedQty !== "string"){
validate2.errors = [{instancePath:instancePath+"/executedQty",keyword:"type"}];
return false;
}
var valid0 = _errs37 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tradeBase !== undefined){
const _errs39 = errors;
if(typeof data.tradeBase !== "string"){
validate2.errors = [{instancePath:instancePath+"/tradeBase",keyword:"type"}];
return false;
}
var valid0 = _errs39 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tradeQuote !== undefined){
const _errs41 = errors;
if(typeof data.tradeQuote !== "string"){
validate2.errors = [{instancePath:instancePath+"/tradeQuote",keyword:"type"}];
return false;
}
var valid0 = _errs41 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.avgPrice !== undefined){
const _errs43 = errors;
if(typeof data.avgPrice !== "string"){
validate2.errors = [{instancePath:instancePath+"/avgPrice",keyword:"type"}];
return false;
}
var valid0 = _errs43 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.state !== undefined){
let data13 = data.state;
const _errs45 = errors;
const _errs47 = errors;
let valid11 = false;
const _errs48 = errors;
if(typeof data13 !== "string"){
const err12 = {instancePath:instancePath+"/state",keyword:"type"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!((((((data13 === "NEW") || (data13 === "PARTIALLY_FILLED")) || (data13 === "FILLED")) || (data13 === "CANCELED")) || (data13 === "REJECTED")) || (data13 === "EXPIRED"))){
const err13 = {instancePath:instancePath+"/state",keyword:"enum"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
var _valid3 = _errs48 === errors;
valid11 = valid11 || _valid3;
if(!valid11){
const _errs50 = errors;
if(typeof data13 !== "string"){
const err14 = {instancePath:instancePath+"/state",keyword:"type"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
var _valid3 = _errs50 === errors;
valid11 = valid11 || _valid3;
}
if(!valid11){
const err15 = {instancePath:instancePath+"/state",keyword:"anyOf"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
validate2.errors = vErrors;
return false;
}
else {
errors = _errs47;
if(vErrors !== null){
if(_errs47){
vErrors.length = _errs47;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs45 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.time !== undefined){
let data14 = data.time;
const _errs52 = errors;
if(!(((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14))) && (isFinite(data14)))){
validate2.errors = [{instancePath:instancePath+"/time",keyword:"type"}];
return false;
}
var valid0 = _errs52 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.updatedTime !== undefined){
let data15 = data.updatedTime;
const _errs54 = errors;
if(!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15)))){
validate2.errors = [{instancePath:instancePath+"/updatedTime",keyword:"type"}];
return false;
}
var valid0 = _errs54 === errors;
}
else {
var valid0 = true;
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
}
}
}
}
}
}
}
else {
validate2.errors = [{instancePath,keyword:"type"}];
return false;
}
}
validate2.errors = vErrors;
return errors === 0;
}


function validate1(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.hasPrev === undefined) && (missing0 = "hasPrev")) || ((data.hasNext === undefined) && (missing0 = "hasNext"))) || ((data.items === undefined) && (missing0 = "items"))){
validate1.errors = [{instancePath,keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.hasPrev !== undefined){
const _errs1 = errors;
if(typeof data.hasPrev !== "boolean"){
validate1.errors = [{instancePath:instancePath+"/hasPrev",keyword:"type"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.hasNext !== undefined){
const _errs3 = errors;
if(typeof data.hasNext !== "boolean"){
validate1.errors = [{instancePath:instancePath+"/hasNext",keyword:"type"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.items !== undefined){
let data2 = data.items;
const _errs5 = errors;
if(errors === _errs5){
if(Array.isArray(data2)){
var valid1 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
const _errs7 = errors;
if(!(validate2(data2[i0], {instancePath:instancePath+"/items/" + i0,parentData:data2,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var valid1 = _errs7 === errors;
if(!valid1){
break;
}
}
}
else {
validate1.errors = [{instancePath:instancePath+"/items",keyword:"type"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
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
return errors === 0;
}


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
if(!(validate1(data.result, {instancePath:instancePath+"/result",parentData:data,parentDataProperty:"result",rootData}))){
vErrors = vErrors === null ? validate1.errors : vErrors.concat(validate1.errors);
errors = vErrors.length;
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

export const getOrderHistory = {
  "id": "getOrderHistory",
  "method": "get",
  "path": "/spot/v4/history-order",
  "idNames": [
    "fromId"
  ],
  "exactNames": [
    "orderId",
    "price",
    "origQty",
    "origQuoteQty",
    "executedQty",
    "leavingQty",
    "tradeBase",
    "tradeQuote",
    "avgPrice",
    "fee"
  ],
  "security": {
    "appKey": "validate-appkey",
    "signature": "validate-signature",
    "accessToken": "access-token"
  },
  "maxBytes": 262144,
  "pageId": "orderId",
  messageCodes,
  isSuccess: validate,
  isAsShown,
};
