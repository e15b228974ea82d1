// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.
// This module is Ajv's.
"use strict";
export const Order = validate0;
const schema0 = {"$id":"Order","type":"object","required":["orderId"],"properties":{"symbol":{"type":["string","null"]},"orderId":{"type":"string","pattern":"^(?:0|[1-9]\\d{0,18})$"},"clientOrderId":{"type":["string","null"]},"baseCurrency":{"type":["string","null"]},"quoteCurrency":{"type":["string","null"]},"side":{"type":["string","null"]},"type":{"type":["string","null"]},"timeInForce":{"type":["string","null"]},"price":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"},"origQty":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"},"origQuoteQty":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"},"executedQty":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"},"leavingQty":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"},"tradeBase":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"},"tradeQuote":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"},"avgPrice":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"},"fee":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"},"feeCurrency":{"type":["string","null"]},"state":{"type":["string","null"]},"closed":{"type":["boolean","null"]},"time":{"type":["integer","null"]},"updatedTime":{"type":["integer","null"]}}};
const pattern0 = new RegExp("^(?:0|[1-9]\\d{0,18})$", "u");
const pattern1 = new RegExp("^-?\\d+(?:\\.\\d+)?$", "u");

function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="Order" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.orderId === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "orderId"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.symbol !== undefined){
let data0 = data.symbol;
if((typeof data0 !== "string") && (data0 !== null)){
const err1 = {instancePath:instancePath+"/symbol",schemaPath:"#/properties/symbol/type",keyword:"type",params:{type: schema0.properties.symbol.type}};
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
let data1 = data.orderId;
if(typeof data1 === "string"){
if(!pattern0.test(data1)){
const err2 = {instancePath:instancePath+"/orderId",schemaPath:"#/properties/orderId/pattern",keyword:"pattern",params:{pattern: "^(?:0|[1-9]\\d{0,18})$"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/orderId",schemaPath:"#/properties/orderId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.clientOrderId !== undefined){
let data2 = data.clientOrderId;
if((typeof data2 !== "string") && (data2 !== null)){
const err4 = {instancePath:instancePath+"/clientOrderId",schemaPath:"#/properties/clientOrderId/type",keyword:"type",params:{type: schema0.properties.clientOrderId.type}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.baseCurrency !== undefined){
let data3 = data.baseCurrency;
if((typeof data3 !== "string") && (data3 !== null)){
const err5 = {instancePath:instancePath+"/baseCurrency",schemaPath:"#/properties/baseCurrency/type",keyword:"type",params:{type: schema0.properties.baseCurrency.type}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.quoteCurrency !== undefined){
let data4 = data.quoteCurrency;
if((typeof data4 !== "string") && (data4 !== null)){
const err6 = {instancePath:instancePath+"/quoteCurrency",schemaPath:"#/properties/quoteCurrency/type",keyword:"type",params:{type: schema0.properties.quoteCurrency.type}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.side !== undefined){
let data5 = data.side;
if((typeof data5 !== "string") && (data5 !== null)){
const err7 = {instancePath:instancePath+"/side",schemaPath:"#/properties/side/type",keyword:"type",params:{type: schema0.properties.side.type}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.type !== undefined){
let data6 = data.type;
if((typeof data6 !== "string") && (data6 !== null)){
const err8 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: schema0.properties.type.type}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.timeInForce !== undefined){
let data7 = data.timeInForce;
if((typeof data7 !== "string") && (data7 !== null)){
const err9 = {instancePath:instancePath+"/timeInForce",schemaPath:"#/properties/timeInForce/type",keyword:"type",params:{type: schema0.properties.timeInForce.type}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.price !== undefined){
let data8 = data.price;
if((typeof data8 !== "string") && (data8 !== null)){
const err10 = {instancePath:instancePath+"/price",schemaPath:"#/properties/price/type",keyword:"type",params:{type: schema0.properties.price.type}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(typeof data8 === "string"){
if(!pattern1.test(data8)){
const err11 = {instancePath:instancePath+"/price",schemaPath:"#/properties/price/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
if(data.origQty !== undefined){
let data9 = data.origQty;
if((typeof data9 !== "string") && (data9 !== null)){
const err12 = {instancePath:instancePath+"/origQty",schemaPath:"#/properties/origQty/type",keyword:"type",params:{type: schema0.properties.origQty.type}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(typeof data9 === "string"){
if(!pattern1.test(data9)){
const err13 = {instancePath:instancePath+"/origQty",schemaPath:"#/properties/origQty/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
if(data.origQuoteQty !== undefined){
let data10 = data.origQuoteQty;
if((typeof data10 !== "string") && (data10 !== null)){
const err14 = {instancePath:instancePath+"/origQuoteQty",schemaPath:"#/properties/origQuoteQty/type",keyword:"type",params:{type: schema0.properties.origQuoteQty.type}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(typeof data10 === "string"){
if(!pattern1.test(data10)){
const err15 = {instancePath:instancePath+"/origQuoteQty",schemaPath:"#/properties/origQuoteQty/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
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
if(data.executedQty !== undefined){
let data11 = data.executedQty;
if((typeof data11 !== "string") && (data11 !== null)){
const err16 = {instancePath:instancePath+"/executedQty",schemaPath:"#/properties/executedQty/type",keyword:"type",params:{type: schema0.properties.executedQty.type}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(typeof data11 === "string"){
if(!pattern1.test(data11)){
const err17 = {instancePath:instancePath+"/executedQty",schemaPath:"#/properties/executedQty/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
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
if(data.leavingQty !== undefined){
let data12 = data.leavingQty;
if((typeof data12 !== "string") && (data12 !== null)){
const err18 = {instancePath:instancePath+"/leavingQty",schemaPath:"#/properties/leavingQty/type",keyword:"type",params:{type: schema0.properties.leavingQty.type}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(typeof data12 === "string"){
if(!pattern1.test(data12)){
const err19 = {instancePath:instancePath+"/leavingQty",schemaPath:"#/properties/leavingQty/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
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
if(data.tradeBase !== undefined){
let data13 = data.tradeBase;
if((typeof data13 !== "string") && (data13 !== null)){
const err20 = {instancePath:instancePath+"/tradeBase",schemaPath:"#/properties/tradeBase/type",keyword:"type",params:{type: schema0.properties.tradeBase.type}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(typeof data13 === "string"){
if(!pattern1.test(data13)){
const err21 = {instancePath:instancePath+"/tradeBase",schemaPath:"#/properties/tradeBase/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
if(data.tradeQuote !== undefined){
let data14 = data.tradeQuote;
if((typeof data14 !== "string") && (data14 !== null)){
const err22 = {instancePath:instancePath+"/tradeQuote",schemaPath:"#/properties/tradeQuote/type",keyword:"type",params:{type: schema0.properties.tradeQuote.type}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(typeof data14 === "string"){
if(!pattern1.test(data14)){
const err23 = {instancePath:instancePath+"/tradeQuote",schemaPath:"#/properties/tradeQuote/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
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
if(data.avgPrice !== undefined){
let data15 = data.avgPrice;
if((typeof data15 !== "string") && (data15 !== null)){
const err24 = {instancePath:instancePath+"/avgPrice",schemaPath:"#/properties/avgPrice/type",keyword:"type",params:{type: schema0.properties.avgPrice.type}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(typeof data15 === "string"){
if(!pattern1.test(data15)){
const err25 = {instancePath:instancePath+"/avgPrice",schemaPath:"#/properties/avgPrice/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
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
if(data.fee !== undefined){
let data16 = data.fee;
if((typeof data16 !== "string") && (data16 !== null)){
const err26 = {instancePath:instancePath+"/fee",schemaPath:"#/properties/fee/type",keyword:"type",params:{type: schema0.properties.fee.type}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(typeof data16 === "string"){
if(!pattern1.test(data16)){
const err27 = {instancePath:instancePath+"/fee",schemaPath:"#/properties/fee/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
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
if(data.feeCurrency !== undefined){
let data17 = data.feeCurrency;
if((typeof data17 !== "string") && (data17 !== null)){
const err28 = {instancePath:instancePath+"/feeCurrency",schemaPath:"#/properties/feeCurrency/type",keyword:"type",params:{type: schema0.properties.feeCurrency.type}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data.state !== undefined){
let data18 = data.state;
if((typeof data18 !== "string") && (data18 !== null)){
const err29 = {instancePath:instancePath+"/state",schemaPath:"#/properties/state/type",keyword:"type",params:{type: schema0.properties.state.type}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.closed !== undefined){
let data19 = data.closed;
if((typeof data19 !== "boolean") && (data19 !== null)){
const err30 = {instancePath:instancePath+"/closed",schemaPath:"#/properties/closed/type",keyword:"type",params:{type: schema0.properties.closed.type}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data.time !== undefined){
let data20 = data.time;
if((!(((typeof data20 == "number") && (!(data20 % 1) && !isNaN(data20))) && (isFinite(data20)))) && (data20 !== null)){
const err31 = {instancePath:instancePath+"/time",schemaPath:"#/properties/time/type",keyword:"type",params:{type: schema0.properties.time.type}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.updatedTime !== undefined){
let data21 = data.updatedTime;
if((!(((typeof data21 == "number") && (!(data21 % 1) && !isNaN(data21))) && (isFinite(data21)))) && (data21 !== null)){
const err32 = {instancePath:instancePath+"/updatedTime",schemaPath:"#/properties/updatedTime/type",keyword:"type",params:{type: schema0.properties.updatedTime.type}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
else {
const err33 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}

export const Orders = validate1;
const schema1 = {"$id":"Orders","type":"array","items":{"$ref":"Order"}};

function validate1(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="Orders" */;
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0.orderId === undefined){
const err0 = {instancePath:instancePath+"/" + i0,schemaPath:"Order/required",keyword:"required",params:{missingProperty: "orderId"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data0.symbol !== undefined){
let data1 = data0.symbol;
if((typeof data1 !== "string") && (data1 !== null)){
const err1 = {instancePath:instancePath+"/" + i0+"/symbol",schemaPath:"Order/properties/symbol/type",keyword:"type",params:{type: schema0.properties.symbol.type}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data0.orderId !== undefined){
let data2 = data0.orderId;
if(typeof data2 === "string"){
if(!pattern0.test(data2)){
const err2 = {instancePath:instancePath+"/" + i0+"/orderId",schemaPath:"Order/properties/orderId/pattern",keyword:"pattern",params:{pattern: "^(?:0|[1-9]\\d{0,18})$"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/" + i0+"/orderId",schemaPath:"Order/properties/orderId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data0.clientOrderId !== undefined){
let data3 = data0.clientOrderId;
if((typeof data3 !== "string") && (data3 !== null)){
const err4 = {instancePath:instancePath+"/" + i0+"/clientOrderId",schemaPath:"Order/properties/clientOrderId/type",keyword:"type",params:{type: schema0.properties.clientOrderId.type}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data0.baseCurrency !== undefined){
let data4 = data0.baseCurrency;
if((typeof data4 !== "string") && (data4 !== null)){
const err5 = {instancePath:instancePath+"/" + i0+"/baseCurrency",schemaPath:"Order/properties/baseCurrency/type",keyword:"type",params:{type: schema0.properties.baseCurrency.type}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data0.quoteCurrency !== undefined){
let data5 = data0.quoteCurrency;
if((typeof data5 !== "string") && (data5 !== null)){
const err6 = {instancePath:instancePath+"/" + i0+"/quoteCurrency",schemaPath:"Order/properties/quoteCurrency/type",keyword:"type",params:{type: schema0.properties.quoteCurrency.type}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data0.side !== undefined){
let data6 = data0.side;
if((typeof data6 !== "string") && (data6 !== null)){
const err7 = {instancePath:instancePath+"/" + i0+"/side",schemaPath:"Order/properties/side/type",keyword:"type",params:{type: schema0.properties.side.type}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data0.type !== undefined){
let data7 = data0.type;
if((typeof data7 !== "string") && (data7 !== null)){
const err8 = {instancePath:instancePath+"/" + i0+"/type",schemaPath:"Order/properties/type/type",keyword:"type",params:{type: schema0.properties.type.type}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data0.timeInForce !== undefined){
let data8 = data0.timeInForce;
if((typeof data8 !== "string") && (data8 !== null)){
const err9 = {instancePath:instancePath+"/" + i0+"/timeInForce",schemaPath:"Order/properties/timeInForce/type",keyword:"type",params:{type: schema0.properties.timeInForce.type}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data0.price !== undefined){
let data9 = data0.price;
if((typeof data9 !== "string") && (data9 !== null)){
const err10 = {instancePath:instancePath+"/" + i0+"/price",schemaPath:"Order/properties/price/type",keyword:"type",params:{type: schema0.properties.price.type}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(typeof data9 === "string"){
if(!pattern1.test(data9)){
const err11 = {instancePath:instancePath+"/" + i0+"/price",schemaPath:"Order/properties/price/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
if(data0.origQty !== undefined){
let data10 = data0.origQty;
if((typeof data10 !== "string") && (data10 !== null)){
const err12 = {instancePath:instancePath+"/" + i0+"/origQty",schemaPath:"Order/properties/origQty/type",keyword:"type",params:{type: schema0.properties.origQty.type}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(typeof data10 === "string"){
if(!pattern1.test(data10)){
const err13 = {instancePath:instancePath+"/" + i0+"/origQty",schemaPath:"Order/properties/origQty/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
if(data0.origQuoteQty !== undefined){
let data11 = data0.origQuoteQty;
if((typeof data11 !== "string") && (data11 !== null)){
const err14 = {instancePath:instancePath+"/" + i0+"/origQuoteQty",schemaPath:"Order/properties/origQuoteQty/type",keyword:"type",params:{type: schema0.properties.origQuoteQty.type}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(typeof data11 === "string"){
if(!pattern1.test(data11)){
const err15 = {instancePath:instancePath+"/" + i0+"/origQuoteQty",schemaPath:"Order/properties/origQuoteQty/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
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
if(data0.executedQty !== undefined){
let data12 = data0.executedQty;
if((typeof data12 !== "string") && (data12 !== null)){
const err16 = {instancePath:instancePath+"/" + i0+"/executedQty",schemaPath:"Order/properties/executedQty/type",keyword:"type",params:{type: schema0.properties.executedQty.type}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(typeof data12 === "string"){
if(!pattern1.test(data12)){
const err17 = {instancePath:instancePath+"/" + i0+"/executedQty",schemaPath:"Order/properties/executedQty/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
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
if(data0.leavingQty !== undefined){
let data13 = data0.leavingQty;
if((typeof data13 !== "string") && (data13 !== null)){
const err18 = {instancePath:instancePath+"/" + i0+"/leavingQty",schemaPath:"Order/properties/leavingQty/type",keyword:"type",params:{type: schema0.properties.leavingQty.type}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(typeof data13 === "string"){
if(!pattern1.test(data13)){
const err19 = {instancePath:instancePath+"/" + i0+"/leavingQty",schemaPath:"Order/properties/leavingQty/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
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
if(data0.tradeBase !== undefined){
let data14 = data0.tradeBase;
if((typeof data14 !== "string") && (data14 !== null)){
const err20 = {instancePath:instancePath+"/" + i0+"/tradeBase",schemaPath:"Order/properties/tradeBase/type",keyword:"type",params:{type: schema0.properties.tradeBase.type}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(typeof data14 === "string"){
if(!pattern1.test(data14)){
const err21 = {instancePath:instancePath+"/" + i0+"/tradeBase",schemaPath:"Order/properties/tradeBase/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
if(data0.tradeQuote !== undefined){
let data15 = data0.tradeQuote;
if((typeof data15 !== "string") && (data15 !== null)){
const err22 = {instancePath:instancePath+"/" + i0+"/tradeQuote",schemaPath:"Order/properties/tradeQuote/type",keyword:"type",params:{type: schema0.properties.tradeQuote.type}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(typeof data15 === "string"){
if(!pattern1.test(data15)){
const err23 = {instancePath:instancePath+"/" + i0+"/tradeQuote",schemaPath:"Order/properties/tradeQuote/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
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
if(data0.avgPrice !== undefined){
let data16 = data0.avgPrice;
if((typeof data16 !== "string") && (data16 !== null)){
const err24 = {instancePath:instancePath+"/" + i0+"/avgPrice",schemaPath:"Order/properties/avgPrice/type",keyword:"type",params:{type: schema0.properties.avgPrice.type}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(typeof data16 === "string"){
if(!pattern1.test(data16)){
const err25 = {instancePath:instancePath+"/" + i0+"/avgPrice",schemaPath:"Order/properties/avgPrice/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
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
if(data0.fee !== undefined){
let data17 = data0.fee;
if((typeof data17 !== "string") && (data17 !== null)){
const err26 = {instancePath:instancePath+"/" + i0+"/fee",schemaPath:"Order/properties/fee/type",keyword:"type",params:{type: schema0.properties.fee.type}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(typeof data17 === "string"){
if(!pattern1.test(data17)){
const err27 = {instancePath:instancePath+"/" + i0+"/fee",schemaPath:"Order/properties/fee/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
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
if(data0.feeCurrency !== undefined){
let data18 = data0.feeCurrency;
if((typeof data18 !== "string") && (data18 !== null)){
const err28 = {instancePath:instancePath+"/" + i0+"/feeCurrency",schemaPath:"Order/properties/feeCurrency/type",keyword:"type",params:{type: schema0.properties.feeCurrency.type}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data0.state !== undefined){
let data19 = data0.state;
if((typeof data19 !== "string") && (data19 !== null)){
const err29 = {instancePath:instancePath+"/" + i0+"/state",schemaPath:"Order/properties/state/type",keyword:"type",params:{type: schema0.properties.state.type}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data0.closed !== undefined){
let data20 = data0.closed;
if((typeof data20 !== "boolean") && (data20 !== null)){
const err30 = {instancePath:instancePath+"/" + i0+"/closed",schemaPath:"Order/properties/closed/type",keyword:"type",params:{type: schema0.properties.closed.type}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data0.time !== undefined){
let data21 = data0.time;
if((!(((typeof data21 == "number") && (!(data21 % 1) && !isNaN(data21))) && (isFinite(data21)))) && (data21 !== null)){
const err31 = {instancePath:instancePath+"/" + i0+"/time",schemaPath:"Order/properties/time/type",keyword:"type",params:{type: schema0.properties.time.type}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data0.updatedTime !== undefined){
let data22 = data0.updatedTime;
if((!(((typeof data22 == "number") && (!(data22 % 1) && !isNaN(data22))) && (isFinite(data22)))) && (data22 !== null)){
const err32 = {instancePath:instancePath+"/" + i0+"/updatedTime",schemaPath:"Order/properties/updatedTime/type",keyword:"type",params:{type: schema0.properties.updatedTime.type}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
else {
const err33 = {instancePath:instancePath+"/" + i0,schemaPath:"Order/type",keyword:"type",params:{type: "object"}};
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
const err34 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
validate1.errors = vErrors;
return errors === 0;
}

export const OrderPage = validate2;
const schema3 = {"$id":"OrderPage","type":"object","required":["items"],"properties":{"hasPrev":{"type":["boolean","null"]},"hasNext":{"type":["boolean","null"]},"items":{"type":"array","items":{"$ref":"Order"}}}};

function validate2(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="OrderPage" */;
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
const err1 = {instancePath:instancePath+"/hasPrev",schemaPath:"#/properties/hasPrev/type",keyword:"type",params:{type: schema3.properties.hasPrev.type}};
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
const err2 = {instancePath:instancePath+"/hasNext",schemaPath:"#/properties/hasNext/type",keyword:"type",params:{type: schema3.properties.hasNext.type}};
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
if(data3.orderId === undefined){
const err3 = {instancePath:instancePath+"/items/" + i0,schemaPath:"Order/required",keyword:"required",params:{missingProperty: "orderId"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data3.symbol !== undefined){
let data4 = data3.symbol;
if((typeof data4 !== "string") && (data4 !== null)){
const err4 = {instancePath:instancePath+"/items/" + i0+"/symbol",schemaPath:"Order/properties/symbol/type",keyword:"type",params:{type: schema0.properties.symbol.type}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data3.orderId !== undefined){
let data5 = data3.orderId;
if(typeof data5 === "string"){
if(!pattern0.test(data5)){
const err5 = {instancePath:instancePath+"/items/" + i0+"/orderId",schemaPath:"Order/properties/orderId/pattern",keyword:"pattern",params:{pattern: "^(?:0|[1-9]\\d{0,18})$"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/items/" + i0+"/orderId",schemaPath:"Order/properties/orderId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data3.clientOrderId !== undefined){
let data6 = data3.clientOrderId;
if((typeof data6 !== "string") && (data6 !== null)){
const err7 = {instancePath:instancePath+"/items/" + i0+"/clientOrderId",schemaPath:"Order/properties/clientOrderId/type",keyword:"type",params:{type: schema0.properties.clientOrderId.type}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data3.baseCurrency !== undefined){
let data7 = data3.baseCurrency;
if((typeof data7 !== "string") && (data7 !== null)){
const err8 = {instancePath:instancePath+"/items/" + i0+"/baseCurrency",schemaPath:"Order/properties/baseCurrency/type",keyword:"type",params:{type: schema0.properties.baseCurrency.type}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data3.quoteCurrency !== undefined){
let data8 = data3.quoteCurrency;
if((typeof data8 !== "string") && (data8 !== null)){
const err9 = {instancePath:instancePath+"/items/" + i0+"/quoteCurrency",schemaPath:"Order/properties/quoteCurrency/type",keyword:"type",params:{type: schema0.properties.quoteCurrency.type}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data3.side !== undefined){
let data9 = data3.side;
if((typeof data9 !== "string") && (data9 !== null)){
const err10 = {instancePath:instancePath+"/items/" + i0+"/side",schemaPath:"Order/properties/side/type",keyword:"type",params:{type: schema0.properties.side.type}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data3.type !== undefined){
let data10 = data3.type;
if((typeof data10 !== "string") && (data10 !== null)){
const err11 = {instancePath:instancePath+"/items/" + i0+"/type",schemaPath:"Order/properties/type/type",keyword:"type",params:{type: schema0.properties.type.type}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data3.timeInForce !== undefined){
let data11 = data3.timeInForce;
if((typeof data11 !== "string") && (data11 !== null)){
const err12 = {instancePath:instancePath+"/items/" + i0+"/timeInForce",schemaPath:"Order/properties/timeInForce/type",keyword:"type",params:{type: schema0.properties.timeInForce.type}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data3.price !== undefined){
let data12 = data3.price;
if((typeof data12 !== "string") && (data12 !== null)){
const err13 = {instancePath:instancePath+"/items/" + i0+"/price",schemaPath:"Order/properties/price/type",keyword:"type",params:{type: schema0.properties.price.type}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(typeof data12 === "string"){
if(!pattern1.test(data12)){
const err14 = {instancePath:instancePath+"/items/" + i0+"/price",schemaPath:"Order/properties/price/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
if(data3.origQty !== undefined){
let data13 = data3.origQty;
if((typeof data13 !== "string") && (data13 !== null)){
const err15 = {instancePath:instancePath+"/items/" + i0+"/origQty",schemaPath:"Order/properties/origQty/type",keyword:"type",params:{type: schema0.properties.origQty.type}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(typeof data13 === "string"){
if(!pattern1.test(data13)){
const err16 = {instancePath:instancePath+"/items/" + i0+"/origQty",schemaPath:"Order/properties/origQty/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
if(data3.origQuoteQty !== undefined){
let data14 = data3.origQuoteQty;
if((typeof data14 !== "string") && (data14 !== null)){
const err17 = {instancePath:instancePath+"/items/" + i0+"/origQuoteQty",schemaPath:"Order/properties/origQuoteQty/type",keyword:"type",params:{type: schema0.properties.origQuoteQty.type}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(typeof data14 === "string"){
if(!pattern1.test(data14)){
const err18 = {instancePath:instancePath+"/items/" + i0+"/origQuoteQty",schemaPath:"Order/properties/origQuoteQty/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
if(data3.executedQty !== undefined){
let data15 = data3.executedQty;
if((typeof data15 !== "string") && (data15 !== null)){
const err19 = {instancePath:instancePath+"/items/" + i0+"/executedQty",schemaPath:"Order/properties/executedQty/type",keyword:"type",params:{type: schema0.properties.executedQty.type}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(typeof data15 === "string"){
if(!pattern1.test(data15)){
const err20 = {instancePath:instancePath+"/items/" + i0+"/executedQty",schemaPath:"Order/properties/executedQty/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
if(data3.leavingQty !== undefined){
let data16 = data3.leavingQty;
if((typeof data16 !== "string") && (data16 !== null)){
const err21 = {instancePath:instancePath+"/items/" + i0+"/leavingQty",schemaPath:"Order/properties/leavingQty/type",keyword:"type",params:{type: schema0.properties.leavingQty.type}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(typeof data16 === "string"){
if(!pattern1.test(data16)){
const err22 = {instancePath:instancePath+"/items/" + i0+"/leavingQty",schemaPath:"Order/properties/leavingQty/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
if(data3.tradeBase !== undefined){
let data17 = data3.tradeBase;
if((typeof data17 !== "string") && (data17 !== null)){
const err23 = {instancePath:instancePath+"/items/" + i0+"/tradeBase",schemaPath:"Order/properties/tradeBase/type",keyword:"type",params:{type: schema0.properties.tradeBase.type}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(typeof data17 === "string"){
if(!pattern1.test(data17)){
const err24 = {instancePath:instancePath+"/items/" + i0+"/tradeBase",schemaPath:"Order/properties/tradeBase/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
if(data3.tradeQuote !== undefined){
let data18 = data3.tradeQuote;
if((typeof data18 !== "string") && (data18 !== null)){
const err25 = {instancePath:instancePath+"/items/" + i0+"/tradeQuote",schemaPath:"Order/properties/tradeQuote/type",keyword:"type",params:{type: schema0.properties.tradeQuote.type}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(typeof data18 === "string"){
if(!pattern1.test(data18)){
const err26 = {instancePath:instancePath+"/items/" + i0+"/tradeQuote",schemaPath:"Order/properties/tradeQuote/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
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
if(data3.avgPrice !== undefined){
let data19 = data3.avgPrice;
if((typeof data19 !== "string") && (data19 !== null)){
const err27 = {instancePath:instancePath+"/items/" + i0+"/avgPrice",schemaPath:"Order/properties/avgPrice/type",keyword:"type",params:{type: schema0.properties.avgPrice.type}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(typeof data19 === "string"){
if(!pattern1.test(data19)){
const err28 = {instancePath:instancePath+"/items/" + i0+"/avgPrice",schemaPath:"Order/properties/avgPrice/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
}
if(data3.fee !== undefined){
let data20 = data3.fee;
if((typeof data20 !== "string") && (data20 !== null)){
const err29 = {instancePath:instancePath+"/items/" + i0+"/fee",schemaPath:"Order/properties/fee/type",keyword:"type",params:{type: schema0.properties.fee.type}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(typeof data20 === "string"){
if(!pattern1.test(data20)){
const err30 = {instancePath:instancePath+"/items/" + i0+"/fee",schemaPath:"Order/properties/fee/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
}
if(data3.feeCurrency !== undefined){
let data21 = data3.feeCurrency;
if((typeof data21 !== "string") && (data21 !== null)){
const err31 = {instancePath:instancePath+"/items/" + i0+"/feeCurrency",schemaPath:"Order/properties/feeCurrency/type",keyword:"type",params:{type: schema0.properties.feeCurrency.type}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data3.state !== undefined){
let data22 = data3.state;
if((typeof data22 !== "string") && (data22 !== null)){
const err32 = {instancePath:instancePath+"/items/" + i0+"/state",schemaPath:"Order/properties/state/type",keyword:"type",params:{type: schema0.properties.state.type}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data3.closed !== undefined){
let data23 = data3.closed;
if((typeof data23 !== "boolean") && (data23 !== null)){
const err33 = {instancePath:instancePath+"/items/" + i0+"/closed",schemaPath:"Order/properties/closed/type",keyword:"type",params:{type: schema0.properties.closed.type}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data3.time !== undefined){
let data24 = data3.time;
if((!(((typeof data24 == "number") && (!(data24 % 1) && !isNaN(data24))) && (isFinite(data24)))) && (data24 !== null)){
const err34 = {instancePath:instancePath+"/items/" + i0+"/time",schemaPath:"Order/properties/time/type",keyword:"type",params:{type: schema0.properties.time.type}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data3.updatedTime !== undefined){
let data25 = data3.updatedTime;
if((!(((typeof data25 == "number") && (!(data25 % 1) && !isNaN(data25))) && (isFinite(data25)))) && (data25 !== null)){
const err35 = {instancePath:instancePath+"/items/" + i0+"/updatedTime",schemaPath:"Order/properties/updatedTime/type",keyword:"type",params:{type: schema0.properties.updatedTime.type}};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
}
else {
const err36 = {instancePath:instancePath+"/items/" + i0,schemaPath:"Order/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
}
else {
const err37 = {instancePath:instancePath+"/items",schemaPath:"#/properties/items/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
}
else {
const err38 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
validate2.errors = vErrors;
return errors === 0;
}

