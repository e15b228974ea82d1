// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.
// This module is Ajv's.
"use strict";
export const validateInput = validate0;
const schema0 = {"$id":"validateInput","oneOf":[{"type":"object","properties":{"symbol":{"type":"string","minLength":1},"clientOrderId":{"type":"string","pattern":"^[a-zA-Z0-9_]{4,32}$"},"side":{"type":"string","enum":["BUY","SELL"]},"type":{"type":"string","const":"LIMIT"},"timeInForce":{"type":"string","enum":["GTC","FOK","IOC","GTX"]},"bizType":{"type":"string","enum":["SPOT","LEVER"]},"price":{"type":"string","pattern":"^\\d+(\\.\\d+)?$"},"quantity":{"type":"string","pattern":"^\\d+(\\.\\d+)?$"},"quoteQty":{"type":"string","pattern":"^\\d+(\\.\\d+)?$"}},"required":["symbol","side","type","timeInForce","bizType","price","quantity"],"additionalProperties":false},{"type":"object","properties":{"symbol":{"type":"string","minLength":1},"clientOrderId":{"type":"string","pattern":"^[a-zA-Z0-9_]{4,32}$"},"side":{"type":"string","const":"BUY"},"type":{"type":"string","const":"MARKET"},"timeInForce":{"type":"string","enum":["GTC","FOK","IOC","GTX"]},"bizType":{"type":"string","enum":["SPOT","LEVER"]},"quoteQty":{"type":"string","pattern":"^\\d+(\\.\\d+)?$"}},"required":["symbol","side","type","timeInForce","bizType","quoteQty"],"additionalProperties":false},{"type":"object","properties":{"symbol":{"type":"string","minLength":1},"clientOrderId":{"type":"string","pattern":"^[a-zA-Z0-9_]{4,32}$"},"side":{"type":"string","const":"SELL"},"type":{"type":"string","const":"MARKET"},"timeInForce":{"type":"string","enum":["GTC","FOK","IOC","GTX"]},"bizType":{"type":"string","enum":["SPOT","LEVER"]},"quantity":{"type":"string","pattern":"^\\d+(\\.\\d+)?$"}},"required":["symbol","side","type","timeInForce","bizType","quantity"],"additionalProperties":false}]};
const func0 = Object.prototype.hasOwnProperty;
const pattern0 = new RegExp("^[a-zA-Z0-9_]{4,32}$", "u");
const pattern1 = new RegExp("^\\d+(\\.\\d+)?$", "u");

function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="validateInput" */;
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.symbol === undefined){
const err0 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "symbol"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.side === undefined){
const err1 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "side"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.type === undefined){
const err2 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "type"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.timeInForce === undefined){
const err3 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "timeInForce"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.bizType === undefined){
const err4 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "bizType"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.price === undefined){
const err5 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "price"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.quantity === undefined){
const err6 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "quantity"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
for(const key0 in data){
if(!(func0.call(schema0.oneOf[0].properties, key0))){
const err7 = {instancePath,schemaPath:"#/oneOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.symbol !== undefined){
let data0 = data.symbol;
if(typeof data0 === "string"){
if(data0.length < 1){
const err8 = {instancePath:instancePath+"/symbol",schemaPath:"#/oneOf/0/properties/symbol/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/symbol",schemaPath:"#/oneOf/0/properties/symbol/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.clientOrderId !== undefined){
let data1 = data.clientOrderId;
if(typeof data1 === "string"){
if(!pattern0.test(data1)){
const err10 = {instancePath:instancePath+"/clientOrderId",schemaPath:"#/oneOf/0/properties/clientOrderId/pattern",keyword:"pattern",params:{pattern: "^[a-zA-Z0-9_]{4,32}$"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/clientOrderId",schemaPath:"#/oneOf/0/properties/clientOrderId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.side !== undefined){
let data2 = data.side;
if(typeof data2 !== "string"){
const err12 = {instancePath:instancePath+"/side",schemaPath:"#/oneOf/0/properties/side/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!((data2 === "BUY") || (data2 === "SELL"))){
const err13 = {instancePath:instancePath+"/side",schemaPath:"#/oneOf/0/properties/side/enum",keyword:"enum",params:{allowedValues: schema0.oneOf[0].properties.side.enum}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.type !== undefined){
let data3 = data.type;
if(typeof data3 !== "string"){
const err14 = {instancePath:instancePath+"/type",schemaPath:"#/oneOf/0/properties/type/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if("LIMIT" !== data3){
const err15 = {instancePath:instancePath+"/type",schemaPath:"#/oneOf/0/properties/type/const",keyword:"const",params:{allowedValue: "LIMIT"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.timeInForce !== undefined){
let data4 = data.timeInForce;
if(typeof data4 !== "string"){
const err16 = {instancePath:instancePath+"/timeInForce",schemaPath:"#/oneOf/0/properties/timeInForce/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(!((((data4 === "GTC") || (data4 === "FOK")) || (data4 === "IOC")) || (data4 === "GTX"))){
const err17 = {instancePath:instancePath+"/timeInForce",schemaPath:"#/oneOf/0/properties/timeInForce/enum",keyword:"enum",params:{allowedValues: schema0.oneOf[0].properties.timeInForce.enum}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.bizType !== undefined){
let data5 = data.bizType;
if(typeof data5 !== "string"){
const err18 = {instancePath:instancePath+"/bizType",schemaPath:"#/oneOf/0/properties/bizType/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(!((data5 === "SPOT") || (data5 === "LEVER"))){
const err19 = {instancePath:instancePath+"/bizType",schemaPath:"#/oneOf/0/properties/bizType/enum",keyword:"enum",params:{allowedValues: schema0.oneOf[0].properties.bizType.enum}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.price !== undefined){
let data6 = data.price;
if(typeof data6 === "string"){
if(!pattern1.test(data6)){
const err20 = {instancePath:instancePath+"/price",schemaPath:"#/oneOf/0/properties/price/pattern",keyword:"pattern",params:{pattern: "^\\d+(\\.\\d+)?$"}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/price",schemaPath:"#/oneOf/0/properties/price/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.quantity !== undefined){
let data7 = data.quantity;
if(typeof data7 === "string"){
if(!pattern1.test(data7)){
const err22 = {instancePath:instancePath+"/quantity",schemaPath:"#/oneOf/0/properties/quantity/pattern",keyword:"pattern",params:{pattern: "^\\d+(\\.\\d+)?$"}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
else {
const err23 = {instancePath:instancePath+"/quantity",schemaPath:"#/oneOf/0/properties/quantity/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.quoteQty !== undefined){
let data8 = data.quoteQty;
if(typeof data8 === "string"){
if(!pattern1.test(data8)){
const err24 = {instancePath:instancePath+"/quoteQty",schemaPath:"#/oneOf/0/properties/quoteQty/pattern",keyword:"pattern",params:{pattern: "^\\d+(\\.\\d+)?$"}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
else {
const err25 = {instancePath:instancePath+"/quoteQty",schemaPath:"#/oneOf/0/properties/quoteQty/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
else {
const err26 = {instancePath,schemaPath:"#/oneOf/0/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs22 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.symbol === undefined){
const err27 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "symbol"}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(data.side === undefined){
const err28 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "side"}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(data.type === undefined){
const err29 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "type"}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(data.timeInForce === undefined){
const err30 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "timeInForce"}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(data.bizType === undefined){
const err31 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "bizType"}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(data.quoteQty === undefined){
const err32 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "quoteQty"}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
for(const key1 in data){
if(!(((((((key1 === "symbol") || (key1 === "clientOrderId")) || (key1 === "side")) || (key1 === "type")) || (key1 === "timeInForce")) || (key1 === "bizType")) || (key1 === "quoteQty"))){
const err33 = {instancePath,schemaPath:"#/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data.symbol !== undefined){
let data9 = data.symbol;
if(typeof data9 === "string"){
if(data9.length < 1){
const err34 = {instancePath:instancePath+"/symbol",schemaPath:"#/oneOf/1/properties/symbol/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
else {
const err35 = {instancePath:instancePath+"/symbol",schemaPath:"#/oneOf/1/properties/symbol/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data.clientOrderId !== undefined){
let data10 = data.clientOrderId;
if(typeof data10 === "string"){
if(!pattern0.test(data10)){
const err36 = {instancePath:instancePath+"/clientOrderId",schemaPath:"#/oneOf/1/properties/clientOrderId/pattern",keyword:"pattern",params:{pattern: "^[a-zA-Z0-9_]{4,32}$"}};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
else {
const err37 = {instancePath:instancePath+"/clientOrderId",schemaPath:"#/oneOf/1/properties/clientOrderId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data.side !== undefined){
let data11 = data.side;
if(typeof data11 !== "string"){
const err38 = {instancePath:instancePath+"/side",schemaPath:"#/oneOf/1/properties/side/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if("BUY" !== data11){
const err39 = {instancePath:instancePath+"/side",schemaPath:"#/oneOf/1/properties/side/const",keyword:"const",params:{allowedValue: "BUY"}};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data.type !== undefined){
let data12 = data.type;
if(typeof data12 !== "string"){
const err40 = {instancePath:instancePath+"/type",schemaPath:"#/oneOf/1/properties/type/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if("MARKET" !== data12){
const err41 = {instancePath:instancePath+"/type",schemaPath:"#/oneOf/1/properties/type/const",keyword:"const",params:{allowedValue: "MARKET"}};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data.timeInForce !== undefined){
let data13 = data.timeInForce;
if(typeof data13 !== "string"){
const err42 = {instancePath:instancePath+"/timeInForce",schemaPath:"#/oneOf/1/properties/timeInForce/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if(!((((data13 === "GTC") || (data13 === "FOK")) || (data13 === "IOC")) || (data13 === "GTX"))){
const err43 = {instancePath:instancePath+"/timeInForce",schemaPath:"#/oneOf/1/properties/timeInForce/enum",keyword:"enum",params:{allowedValues: schema0.oneOf[1].properties.timeInForce.enum}};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data.bizType !== undefined){
let data14 = data.bizType;
if(typeof data14 !== "string"){
const err44 = {instancePath:instancePath+"/bizType",schemaPath:"#/oneOf/1/properties/bizType/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
if(!((data14 === "SPOT") || (data14 === "LEVER"))){
const err45 = {instancePath:instancePath+"/bizType",schemaPath:"#/oneOf/1/properties/bizType/enum",keyword:"enum",params:{allowedValues: schema0.oneOf[1].properties.bizType.enum}};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data.quoteQty !== undefined){
let data15 = data.quoteQty;
if(typeof data15 === "string"){
if(!pattern1.test(data15)){
const err46 = {instancePath:instancePath+"/quoteQty",schemaPath:"#/oneOf/1/properties/quoteQty/pattern",keyword:"pattern",params:{pattern: "^\\d+(\\.\\d+)?$"}};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
else {
const err47 = {instancePath:instancePath+"/quoteQty",schemaPath:"#/oneOf/1/properties/quoteQty/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
}
else {
const err48 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
var _valid0 = _errs22 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
}
const _errs39 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.symbol === undefined){
const err49 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: "symbol"}};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
if(data.side === undefined){
const err50 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: "side"}};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
if(data.type === undefined){
const err51 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: "type"}};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
if(data.timeInForce === undefined){
const err52 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: "timeInForce"}};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
if(data.bizType === undefined){
const err53 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: "bizType"}};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
if(data.quantity === undefined){
const err54 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: "quantity"}};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
for(const key2 in data){
if(!(((((((key2 === "symbol") || (key2 === "clientOrderId")) || (key2 === "side")) || (key2 === "type")) || (key2 === "timeInForce")) || (key2 === "bizType")) || (key2 === "quantity"))){
const err55 = {instancePath,schemaPath:"#/oneOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2}};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
if(data.symbol !== undefined){
let data16 = data.symbol;
if(typeof data16 === "string"){
if(data16.length < 1){
const err56 = {instancePath:instancePath+"/symbol",schemaPath:"#/oneOf/2/properties/symbol/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
else {
const err57 = {instancePath:instancePath+"/symbol",schemaPath:"#/oneOf/2/properties/symbol/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data.clientOrderId !== undefined){
let data17 = data.clientOrderId;
if(typeof data17 === "string"){
if(!pattern0.test(data17)){
const err58 = {instancePath:instancePath+"/clientOrderId",schemaPath:"#/oneOf/2/properties/clientOrderId/pattern",keyword:"pattern",params:{pattern: "^[a-zA-Z0-9_]{4,32}$"}};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
else {
const err59 = {instancePath:instancePath+"/clientOrderId",schemaPath:"#/oneOf/2/properties/clientOrderId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data.side !== undefined){
let data18 = data.side;
if(typeof data18 !== "string"){
const err60 = {instancePath:instancePath+"/side",schemaPath:"#/oneOf/2/properties/side/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
if("SELL" !== data18){
const err61 = {instancePath:instancePath+"/side",schemaPath:"#/oneOf/2/properties/side/const",keyword:"const",params:{allowedValue: "SELL"}};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
if(data.type !== undefined){
let data19 = data.type;
if(typeof data19 !== "string"){
const err62 = {instancePath:instancePath+"/type",schemaPath:"#/oneOf/2/properties/type/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
if("MARKET" !== data19){
const err63 = {instancePath:instancePath+"/type",schemaPath:"#/oneOf/2/properties/type/const",keyword:"const",params:{allowedValue: "MARKET"}};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data.timeInForce !== undefined){
let data20 = data.timeInForce;
if(typeof data20 !== "string"){
const err64 = {instancePath:instancePath+"/timeInForce",schemaPath:"#/oneOf/2/properties/timeInForce/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
if(!((((data20 === "GTC") || (data20 === "FOK")) || (data20 === "IOC")) || (data20 === "GTX"))){
const err65 = {instancePath:instancePath+"/timeInForce",schemaPath:"#/oneOf/2/properties/timeInForce/enum",keyword:"enum",params:{allowedValues: schema0.oneOf[2].properties.timeInForce.enum}};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data.bizType !== undefined){
let data21 = data.bizType;
if(typeof data21 !== "string"){
const err66 = {instancePath:instancePath+"/bizType",schemaPath:"#/oneOf/2/properties/bizType/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
if(!((data21 === "SPOT") || (data21 === "LEVER"))){
const err67 = {instancePath:instancePath+"/bizType",schemaPath:"#/oneOf/2/properties/bizType/enum",keyword:"enum",params:{allowedValues: schema0.oneOf[2].properties.bizType.enum}};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
if(data.quantity !== undefined){
let data22 = data.quantity;
if(typeof data22 === "string"){
if(!pattern1.test(data22)){
const err68 = {instancePath:instancePath+"/quantity",schemaPath:"#/oneOf/2/properties/quantity/pattern",keyword:"pattern",params:{pattern: "^\\d+(\\.\\d+)?$"}};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
else {
const err69 = {instancePath:instancePath+"/quantity",schemaPath:"#/oneOf/2/properties/quantity/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
}
else {
const err70 = {instancePath,schemaPath:"#/oneOf/2/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
var _valid0 = _errs39 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 2];
}
else {
if(_valid0){
valid0 = true;
passing0 = 2;
}
}
}
if(!valid0){
const err71 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0}};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate0.errors = vErrors;
return errors === 0;
}

