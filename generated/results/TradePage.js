// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.
// This module is Ajv's.
"use strict";
export const TradePage = validate0;
const schema0 = {"$id":"TradePage","type":"object","required":["items"],"properties":{"hasPrev":{"type":["boolean","null"]},"hasNext":{"type":["boolean","null"]},"items":{"type":"array","items":{"$ref":"Trade"}}}};
const schema1 = {"$id":"Trade","type":"object","required":["tradeId","orderId"],"properties":{"symbol":{"type":["string","null"]},"tradeId":{"type":"string","pattern":"^(?:0|[1-9]\\d{0,18})$"},"orderId":{"type":"string","pattern":"^(?:0|[1-9]\\d{0,18})$"},"orderSide":{"type":["string","null"]},"orderType":{"type":["string","null"]},"bizType":{"type":["string","null"]},"time":{"type":["integer","null"]},"price":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"},"quantity":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"},"quoteQty":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"},"baseCurrency":{"type":["string","null"]},"quoteCurrency":{"type":["string","null"]},"fee":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"},"feeCurrency":{"type":["string","null"]},"takerMaker":{"type":["string","null"]}}};
const pattern0 = new RegExp("^(?:0|[1-9]\\d{0,18})$", "u");
const pattern2 = new RegExp("^-?\\d+(?:\\.\\d+)?$", "u");

function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="TradePage" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.items === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "items"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.hasPrev !== undefined){
let data0 = data.hasPrev;
if((typeof data0 !== "boolean") && (data0 !== null)){
const err1 = {instancePath:instancePath+"/hasPrev",schemaPath:"#/properties/hasPrev/type",keyword:"type",params:{type: schema0.properties.hasPrev.type}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.hasNext !== undefined){
let data1 = data.hasNext;
if((typeof data1 !== "boolean") && (data1 !== null)){
const err2 = {instancePath:instancePath+"/hasNext",schemaPath:"#/properties/hasNext/type",keyword:"type",params:{type: schema0.properties.hasNext.type}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.items !== undefined){
let data2 = data.items;
if(Array.isArray(data2)){
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(data3.tradeId === undefined){
const err3 = {instancePath:instancePath+"/items/" + i0,schemaPath:"Trade/required",keyword:"required",params:{missingProperty: "tradeId"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data3.orderId === undefined){
const err4 = {instancePath:instancePath+"/items/" + i0,schemaPath:"Trade/required",keyword:"required",params:{missingProperty: "orderId"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data3.symbol !== undefined){
let data4 = data3.symbol;
if((typeof data4 !== "string") && (data4 !== null)){
const err5 = {instancePath:instancePath+"/items/" + i0+"/symbol",schemaPath:"Trade/properties/symbol/type",keyword:"type",params:{type: schema1.properties.symbol.type}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data3.tradeId !== undefined){
let data5 = data3.tradeId;
if(typeof data5 === "string"){
if(!pattern0.test(data5)){
const err6 = {instancePath:instancePath+"/items/" + i0+"/tradeId",schemaPath:"Trade/properties/tradeId/pattern",keyword:"pattern",params:{pattern: "^(?:0|[1-9]\\d{0,18})$"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/items/" + i0+"/tradeId",schemaPath:"Trade/properties/tradeId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data3.orderId !== undefined){
let data6 = data3.orderId;
if(typeof data6 === "string"){
if(!pattern0.test(data6)){
const err8 = {instancePath:instancePath+"/items/" + i0+"/orderId",schemaPath:"Trade/properties/orderId/pattern",keyword:"pattern",params:{pattern: "^(?:0|[1-9]\\d{0,18})$"}};
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
const err9 = {instancePath:instancePath+"/items/" + i0+"/orderId",schemaPath:"Trade/properties/orderId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data3.orderSide !== undefined){
let data7 = data3.orderSide;
if((typeof data7 !== "string") && (data7 !== null)){
const err10 = {instancePath:instancePath+"/items/" + i0+"/orderSide",schemaPath:"Trade/properties/orderSide/type",keyword:"type",params:{type: schema1.properties.orderSide.type}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data3.orderType !== undefined){
let data8 = data3.orderType;
if((typeof data8 !== "string") && (data8 !== null)){
const err11 = {instancePath:instancePath+"/items/" + i0+"/orderType",schemaPath:"Trade/properties/orderType/type",keyword:"type",params:{type: schema1.properties.orderType.type}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data3.bizType !== undefined){
let data9 = data3.bizType;
if((typeof data9 !== "string") && (data9 !== null)){
const err12 = {instancePath:instancePath+"/items/" + i0+"/bizType",schemaPath:"Trade/properties/bizType/type",keyword:"type",params:{type: schema1.properties.bizType.type}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data3.time !== undefined){
let data10 = data3.time;
if((!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))) && (data10 !== null)){
const err13 = {instancePath:instancePath+"/items/" + i0+"/time",schemaPath:"Trade/properties/time/type",keyword:"type",params:{type: schema1.properties.time.type}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data3.price !== undefined){
let data11 = data3.price;
if((typeof data11 !== "string") && (data11 !== null)){
const err14 = {instancePath:instancePath+"/items/" + i0+"/price",schemaPath:"Trade/properties/price/type",keyword:"type",params:{type: schema1.properties.price.type}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(typeof data11 === "string"){
if(!pattern2.test(data11)){
const err15 = {instancePath:instancePath+"/items/" + i0+"/price",schemaPath:"Trade/properties/price/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
if(data3.quantity !== undefined){
let data12 = data3.quantity;
if((typeof data12 !== "string") && (data12 !== null)){
const err16 = {instancePath:instancePath+"/items/" + i0+"/quantity",schemaPath:"Trade/properties/quantity/type",keyword:"type",params:{type: schema1.properties.quantity.type}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(typeof data12 === "string"){
if(!pattern2.test(data12)){
const err17 = {instancePath:instancePath+"/items/" + i0+"/quantity",schemaPath:"Trade/properties/quantity/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
if(data3.quoteQty !== undefined){
let data13 = data3.quoteQty;
if((typeof data13 !== "string") && (data13 !== null)){
const err18 = {instancePath:instancePath+"/items/" + i0+"/quoteQty",schemaPath:"Trade/properties/quoteQty/type",keyword:"type",params:{type: schema1.properties.quoteQty.type}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(typeof data13 === "string"){
if(!pattern2.test(data13)){
const err19 = {instancePath:instancePath+"/items/" + i0+"/quoteQty",schemaPath:"Trade/properties/quoteQty/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
if(data3.baseCurrency !== undefined){
let data14 = data3.baseCurrency;
if((typeof data14 !== "string") && (data14 !== null)){
const err20 = {instancePath:instancePath+"/items/" + i0+"/baseCurrency",schemaPath:"Trade/properties/baseCurrency/type",keyword:"type",params:{type: schema1.properties.baseCurrency.type}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data3.quoteCurrency !== undefined){
let data15 = data3.quoteCurrency;
if((typeof data15 !== "string") && (data15 !== null)){
const err21 = {instancePath:instancePath+"/items/" + i0+"/quoteCurrency",schemaPath:"Trade/properties/quoteCurrency/type",keyword:"type",params:{type: schema1.properties.quoteCurrency.type}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data3.fee !== undefined){
let data16 = data3.fee;
if((typeof data16 !== "string") && (data16 !== null)){
const err22 = {instancePath:instancePath+"/items/" + i0+"/fee",schemaPath:"Trade/properties/fee/type",keyword:"type",params:{type: schema1.properties.fee.type}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(typeof data16 === "string"){
if(!pattern2.test(data16)){
const err23 = {instancePath:instancePath+"/items/" + i0+"/fee",schemaPath:"Trade/properties/fee/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
if(data3.feeCurrency !== undefined){
let data17 = data3.feeCurrency;
if((typeof data17 !== "string") && (data17 !== null)){
const err24 = {instancePath:instancePath+"/items/" + i0+"/feeCurrency",schemaPath:"Trade/properties/feeCurrency/type",keyword:"type",params:{type: schema1.properties.feeCurrency.type}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data3.takerMaker !== undefined){
let data18 = data3.takerMaker;
if((typeof data18 !== "string") && (data18 !== null)){
const err25 = {instancePath:instancePath+"/items/" + i0+"/takerMaker",schemaPath:"Trade/properties/takerMaker/type",keyword:"type",params:{type: schema1.properties.takerMaker.type}};
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
const err26 = {instancePath:instancePath+"/items/" + i0,schemaPath:"Trade/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
}
else {
const err27 = {instancePath:instancePath+"/items",schemaPath:"#/properties/items/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
}
else {
const err28 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}

