// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

// The validator is Ajv's.
const validate = validate0;

function validate2(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.orderId === undefined){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "orderId"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.symbol !== undefined){
if(typeof data.symbol !== "string"){
const err1 = {instancePath:instancePath+"/symbol",keyword:"type"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.orderId !== undefined){
if(typeof data.orderId !== "string"){
const err2 = {instancePath:instancePath+"/orderId",keyword:"type"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.clientOrderId !== undefined){
if(typeof data.clientOrderId !== "string"){
const err3 = {instancePath:instancePath+"/clientOrderId",keyword:"type"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.baseCurrency !== undefined){
if(typeof data.baseCurrency !== "string"){
const err4 = {instancePath:instancePath+"/baseCurrency",keyword:"type"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.quoteCurrency !== undefined){
if(typeof data.quoteCurrency !== "string"){
const err5 = {instancePath:instancePath+"/quoteCurrency",keyword:"type"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.side !== undefined){
let data5 = data.side;
const _errs12 = errors;
let valid1 = false;
const _errs13 = errors;
if(typeof data5 !== "string"){
const err6 = {instancePath:instancePath+"/side",keyword:"type"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!((data5 === "BUY") || (data5 === "SELL"))){
const err7 = {instancePath:instancePath+"/side",keyword:"enum"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
var _valid0 = _errs13 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs16 = errors;
if(typeof data5 !== "string"){
const err8 = {instancePath:instancePath+"/side",keyword:"type"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
var _valid0 = _errs16 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err9 = {instancePath:instancePath+"/side",keyword:"anyOf"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
else {
errors = _errs12;
if(vErrors !== null){
if(_errs12){
vErrors.length = _errs12;
}
else {
vErrors = null;
}
}
}
}
if(data.type !== undefined){
let data6 = data.type;
const _errs20 = errors;
let valid4 = false;
const _errs21 = errors;
if(typeof data6 !== "string"){
const err10 = {instancePath:instancePath+"/type",keyword:"type"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(!((data6 === "LIMIT") || (data6 === "MARKET"))){
const err11 = {instancePath:instancePath+"/type",keyword:"enum"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
var _valid1 = _errs21 === errors;
valid4 = valid4 || _valid1;
if(!valid4){
const _errs24 = errors;
if(typeof data6 !== "string"){
const err12 = {instancePath:instancePath+"/type",keyword:"type"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
var _valid1 = _errs24 === errors;
valid4 = valid4 || _valid1;
}
if(!valid4){
const err13 = {instancePath:instancePath+"/type",keyword:"anyOf"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
else {
errors = _errs20;
if(vErrors !== null){
if(_errs20){
vErrors.length = _errs20;
}
else {
vErrors = null;
}
}
}
}
if(data.timeInForce !== undefined){
let data7 = data.timeInForce;
const _errs28 = errors;
let valid7 = false;
const _errs29 = errors;
if(typeof data7 !== "string"){
const err14 = {instancePath:instancePath+"/timeInForce",keyword:"type"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(!((((data7 === "GTC") || (data7 === "FOK")) || (data7 === "IOC")) || (data7 === "GTX"))){
const err15 = {instancePath:instancePath+"/timeInForce",keyword:"enum"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
var _valid2 = _errs29 === errors;
valid7 = valid7 || _valid2;
if(!valid7){
const _errs32 = errors;
if(typeof data7 !== "string"){
const err16 = {instancePath:instancePath+"/timeInForce",keyword:"type"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
var _valid2 = _errs32 === errors;
valid7 = valid7 || _valid2;
}
if(!valid7){
const err17 = {instancePath:instancePath+"/timeInForce",keyword:"anyOf"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
else {
errors = _errs28;
if(vErrors !== null){
if(_errs28){
vErrors.length = _errs28;
}
else {
vErrors = null;
}
}
}
}
if(data.price !== undefined){
if(typeof data.price !== "string"){
const err18 = {instancePath:instancePath+"/price",keyword:"type"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.origQty !== undefined){
if(typeof data.origQty !== "string"){
const err19 = {instancePath:instancePath+"/origQty",keyword:"type"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.origQuoteQty !== undefined){
if(typeof data.origQuoteQty !== "string"){
const err20 = {instancePath:instancePath+"/origQuoteQty",keyword:"type"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.executedQty !== undefined){
if(typeof data.executedQty !== "string"){
const err21 = {instancePath:instancePath+"/executedQty",keyword:"type"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.leavingQty !== undefined){
if(typeof data.leavingQty !== "string"){
const err22 = {instancePath:instancePath+"/leavingQty",keyword:"type"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.tradeBase !== undefined){
if(typeof data.tradeBase !== "string"){
const err23 = {instancePath:instancePath+"/tradeBase",keyword:"type"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.tradeQuote !== undefined){
if(typeof data.tradeQuote !== "string"){
const err24 = {instancePath:instancePath+"/tradeQuote",keyword:"type"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.avgPrice !== undefined){
if(typeof data.avgPrice !== "string"){
const err25 = {instancePath:instancePath+"/avgPrice",keyword:"type"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.fee !== undefined){
if(typeof data.fee !== "string"){
const err26 = {instancePath:instancePath+"/fee",keyword:"type"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.feeCurrency !== undefined){
if(typeof data.feeCurrency !== "string"){
const err27 = {instancePath:instancePath+"/feeCurrency",keyword:"type"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.state !== undefined){
let data18 = data.state;
const _errs57 = errors;
let valid11 = false;
const _errs58 = errors;
if(typeof data18 !== "string"){
const err28 = {instancePath:instancePath+"/state",keyword:"type"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(!((((((data18 === "NEW") || (data18 === "PARTIALLY_FILLED")) || (data18 === "FILLED")) || (data18 === "CANCELED")) || (data18 === "REJECTED")) || (data18 === "EXPIRED"))){
const err29 = {instancePath:instancePath+"/state",keyword:"enum"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
var _valid3 = _errs58 === errors;
valid11 = valid11 || _valid3;
if(!valid11){
const _errs60 = errors;
if(typeof data18 !== "string"){
const err30 = {instancePath:instancePath+"/state",keyword:"type"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
var _valid3 = _errs60 === errors;
valid11 = valid11 || _valid3;
}
if(!valid11){
const err31 = {instancePath:instancePath+"/state",keyword:"anyOf"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
else {
errors = _errs57;
if(vErrors !== null){
if(_errs57){
vErrors.length = _errs57;
}
else {
vErrors = null;
}
}
}
}
if(data.time !== undefined){
let data19 = data.time;
if(!(((typeof data19 == "number") && (!(data19 % 1) && !isNaN(data19))) && (isFinite(data19)))){
const err32 = {instancePath:instancePath+"/time",keyword:"type"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data.updatedTime !== undefined){
let data20 = data.updatedTime;
if(!(((typeof data20 == "number") && (!(data20 % 1) && !isNaN(data20))) && (isFinite(data20)))){
const err33 = {instancePath:instancePath+"/updatedTime",keyword:"type"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
}
else {
const err34 = {instancePath,keyword:"type"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
validate2.errors = vErrors;
return errors === 0;
}


function validate1(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.hasPrev === undefined){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "hasPrev"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.hasNext === undefined){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "hasNext"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.items === undefined){
const err2 = {instancePath,keyword:"required",params:{missingProperty: "items"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.hasPrev !== undefined){
if(typeof data.hasPrev !== "boolean"){
const err3 = {instancePath:instancePath+"/hasPrev",keyword:"type"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.hasNext !== undefined){
if(typeof data.hasNext !== "boolean"){
const err4 = {instancePath:instancePath+"/hasNext",keyword:"type"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.items !== undefined){
let data2 = data.items;
if(Array.isArray(data2)){
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
if(!(validate2(data2[i0], {instancePath:instancePath+"/items/" + i0,parentData:data2,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
}
}
else {
const err5 = {instancePath:instancePath+"/items",keyword:"type"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath,keyword:"type"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
validate1.errors = vErrors;
return errors === 0;
}


function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.rc === undefined){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "rc"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.mc === undefined){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "mc"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.result === undefined){
const err2 = {instancePath,keyword:"required",params:{missingProperty: "result"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.rc !== undefined){
let data0 = data.rc;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err3 = {instancePath:instancePath+"/rc",keyword:"type"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(0 !== data0){
const err4 = {instancePath:instancePath+"/rc",keyword:"const"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.mc !== undefined){
let data1 = data.mc;
if(typeof data1 !== "string"){
const err5 = {instancePath:instancePath+"/mc",keyword:"type"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if("SUCCESS" !== data1){
const err6 = {instancePath:instancePath+"/mc",keyword:"const"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.result !== undefined){
if(!(validate1(data.result, {instancePath:instancePath+"/result",parentData:data,parentDataProperty:"result",rootData}))){
vErrors = vErrors === null ? validate1.errors : vErrors.concat(validate1.errors);
errors = vErrors.length;
}
}
}
else {
const err7 = {instancePath,keyword:"type"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}

export const isAsShown = validate;
