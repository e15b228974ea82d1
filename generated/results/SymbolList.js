// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.
// This module is Ajv's.
"use strict";
export const SymbolList = validate0;
const schema0 = {"$id":"SymbolList","type":"object","properties":{"time":{"type":["integer","null"]},"version":{"type":["string","null"]},"symbols":{"type":["array","null"],"items":{"$ref":"SymbolInfo"}}}};
const schema1 = {"$id":"SymbolInfo","type":"object","properties":{"id":{"type":["string","null"],"pattern":"^(?:0|[1-9]\\d{0,18})$"},"symbol":{"type":["string","null"]},"state":{"type":["string","null"]},"stateTime":{"type":["integer","null"]},"tradingEnabled":{"type":["boolean","null"]},"openapiEnabled":{"type":["boolean","null"]},"nextStateTime":{"type":["integer","null"]},"nextState":{"type":["string","null"]},"depthMergePrecision":{"type":["integer","null"]},"baseCurrency":{"type":["string","null"]},"baseCurrencyPrecision":{"type":["integer","null"]},"baseCurrencyId":{"type":["string","null"],"pattern":"^(?:0|[1-9]\\d{0,18})$"},"quoteCurrency":{"type":["string","null"]},"quoteCurrencyPrecision":{"type":["integer","null"]},"quoteCurrencyId":{"type":["string","null"],"pattern":"^(?:0|[1-9]\\d{0,18})$"},"pricePrecision":{"type":["integer","null"]},"quantityPrecision":{"type":["integer","null"]},"takerFeeRate":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"},"makerFeeRate":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"},"orderTypes":{"type":["array","null"],"items":{"type":"string"}},"timeInForces":{"type":["array","null"],"items":{"type":"string"}},"displayWeight":{"type":["integer","null"]},"displayLevel":{"type":["string","null"]},"filters":{"type":["array","null"],"items":{"$ref":"SymbolFilter"}}}};
const schema2 = {"$id":"SymbolFilter","type":"object","properties":{"filter":{"type":["string","null"]},"min":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"},"max":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"},"tickSize":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"},"buyMaxDeviation":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"},"buyPriceLimitCoefficient":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"},"sellMaxDeviation":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"},"sellPriceLimitCoefficient":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"},"maxDeviation":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"},"durationSeconds":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"},"maxPriceMultiple":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"}}};
const pattern0 = new RegExp("^(?:0|[1-9]\\d{0,18})$", "u");
const pattern3 = new RegExp("^-?\\d+(?:\\.\\d+)?$", "u");

function validate1(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="SymbolInfo" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id !== undefined){
let data0 = data.id;
if((typeof data0 !== "string") && (data0 !== null)){
const err0 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: schema1.properties.id.type}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err1 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/pattern",keyword:"pattern",params:{pattern: "^(?:0|[1-9]\\d{0,18})$"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
if(data.symbol !== undefined){
let data1 = data.symbol;
if((typeof data1 !== "string") && (data1 !== null)){
const err2 = {instancePath:instancePath+"/symbol",schemaPath:"#/properties/symbol/type",keyword:"type",params:{type: schema1.properties.symbol.type}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.state !== undefined){
let data2 = data.state;
if((typeof data2 !== "string") && (data2 !== null)){
const err3 = {instancePath:instancePath+"/state",schemaPath:"#/properties/state/type",keyword:"type",params:{type: schema1.properties.state.type}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.stateTime !== undefined){
let data3 = data.stateTime;
if((!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))) && (data3 !== null)){
const err4 = {instancePath:instancePath+"/stateTime",schemaPath:"#/properties/stateTime/type",keyword:"type",params:{type: schema1.properties.stateTime.type}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.tradingEnabled !== undefined){
let data4 = data.tradingEnabled;
if((typeof data4 !== "boolean") && (data4 !== null)){
const err5 = {instancePath:instancePath+"/tradingEnabled",schemaPath:"#/properties/tradingEnabled/type",keyword:"type",params:{type: schema1.properties.tradingEnabled.type}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.openapiEnabled !== undefined){
let data5 = data.openapiEnabled;
if((typeof data5 !== "boolean") && (data5 !== null)){
const err6 = {instancePath:instancePath+"/openapiEnabled",schemaPath:"#/properties/openapiEnabled/type",keyword:"type",params:{type: schema1.properties.openapiEnabled.type}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.nextStateTime !== undefined){
let data6 = data.nextStateTime;
if((!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))) && (data6 !== null)){
const err7 = {instancePath:instancePath+"/nextStateTime",schemaPath:"#/properties/nextStateTime/type",keyword:"type",params:{type: schema1.properties.nextStateTime.type}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.nextState !== undefined){
let data7 = data.nextState;
if((typeof data7 !== "string") && (data7 !== null)){
const err8 = {instancePath:instancePath+"/nextState",schemaPath:"#/properties/nextState/type",keyword:"type",params:{type: schema1.properties.nextState.type}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.depthMergePrecision !== undefined){
let data8 = data.depthMergePrecision;
if((!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))) && (data8 !== null)){
const err9 = {instancePath:instancePath+"/depthMergePrecision",schemaPath:"#/properties/depthMergePrecision/type",keyword:"type",params:{type: schema1.properties.depthMergePrecision.type}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.baseCurrency !== undefined){
let data9 = data.baseCurrency;
if((typeof data9 !== "string") && (data9 !== null)){
const err10 = {instancePath:instancePath+"/baseCurrency",schemaPath:"#/properties/baseCurrency/type",keyword:"type",params:{type: schema1.properties.baseCurrency.type}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.baseCurrencyPrecision !== undefined){
let data10 = data.baseCurrencyPrecision;
if((!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))) && (data10 !== null)){
const err11 = {instancePath:instancePath+"/baseCurrencyPrecision",schemaPath:"#/properties/baseCurrencyPrecision/type",keyword:"type",params:{type: schema1.properties.baseCurrencyPrecision.type}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.baseCurrencyId !== undefined){
let data11 = data.baseCurrencyId;
if((typeof data11 !== "string") && (data11 !== null)){
const err12 = {instancePath:instancePath+"/baseCurrencyId",schemaPath:"#/properties/baseCurrencyId/type",keyword:"type",params:{type: schema1.properties.baseCurrencyId.type}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(typeof data11 === "string"){
if(!pattern0.test(data11)){
const err13 = {instancePath:instancePath+"/baseCurrencyId",schemaPath:"#/properties/baseCurrencyId/pattern",keyword:"pattern",params:{pattern: "^(?:0|[1-9]\\d{0,18})$"}};
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
if(data.quoteCurrency !== undefined){
let data12 = data.quoteCurrency;
if((typeof data12 !== "string") && (data12 !== null)){
const err14 = {instancePath:instancePath+"/quoteCurrency",schemaPath:"#/properties/quoteCurrency/type",keyword:"type",params:{type: schema1.properties.quoteCurrency.type}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.quoteCurrencyPrecision !== undefined){
let data13 = data.quoteCurrencyPrecision;
if((!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))) && (data13 !== null)){
const err15 = {instancePath:instancePath+"/quoteCurrencyPrecision",schemaPath:"#/properties/quoteCurrencyPrecision/type",keyword:"type",params:{type: schema1.properties.quoteCurrencyPrecision.type}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.quoteCurrencyId !== undefined){
let data14 = data.quoteCurrencyId;
if((typeof data14 !== "string") && (data14 !== null)){
const err16 = {instancePath:instancePath+"/quoteCurrencyId",schemaPath:"#/properties/quoteCurrencyId/type",keyword:"type",params:{type: schema1.properties.quoteCurrencyId.type}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(typeof data14 === "string"){
if(!pattern0.test(data14)){
const err17 = {instancePath:instancePath+"/quoteCurrencyId",schemaPath:"#/properties/quoteCurrencyId/pattern",keyword:"pattern",params:{pattern: "^(?:0|[1-9]\\d{0,18})$"}};
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
if(data.pricePrecision !== undefined){
let data15 = data.pricePrecision;
if((!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15)))) && (data15 !== null)){
const err18 = {instancePath:instancePath+"/pricePrecision",schemaPath:"#/properties/pricePrecision/type",keyword:"type",params:{type: schema1.properties.pricePrecision.type}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.quantityPrecision !== undefined){
let data16 = data.quantityPrecision;
if((!(((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16))) && (isFinite(data16)))) && (data16 !== null)){
const err19 = {instancePath:instancePath+"/quantityPrecision",schemaPath:"#/properties/quantityPrecision/type",keyword:"type",params:{type: schema1.properties.quantityPrecision.type}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.takerFeeRate !== undefined){
let data17 = data.takerFeeRate;
if((typeof data17 !== "string") && (data17 !== null)){
const err20 = {instancePath:instancePath+"/takerFeeRate",schemaPath:"#/properties/takerFeeRate/type",keyword:"type",params:{type: schema1.properties.takerFeeRate.type}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(typeof data17 === "string"){
if(!pattern3.test(data17)){
const err21 = {instancePath:instancePath+"/takerFeeRate",schemaPath:"#/properties/takerFeeRate/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
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
if(data.makerFeeRate !== undefined){
let data18 = data.makerFeeRate;
if((typeof data18 !== "string") && (data18 !== null)){
const err22 = {instancePath:instancePath+"/makerFeeRate",schemaPath:"#/properties/makerFeeRate/type",keyword:"type",params:{type: schema1.properties.makerFeeRate.type}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(typeof data18 === "string"){
if(!pattern3.test(data18)){
const err23 = {instancePath:instancePath+"/makerFeeRate",schemaPath:"#/properties/makerFeeRate/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
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
if(data.orderTypes !== undefined){
let data19 = data.orderTypes;
if((!(Array.isArray(data19))) && (data19 !== null)){
const err24 = {instancePath:instancePath+"/orderTypes",schemaPath:"#/properties/orderTypes/type",keyword:"type",params:{type: schema1.properties.orderTypes.type}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(Array.isArray(data19)){
const len0 = data19.length;
for(let i0=0; i0<len0; i0++){
if(typeof data19[i0] !== "string"){
const err25 = {instancePath:instancePath+"/orderTypes/" + i0,schemaPath:"#/properties/orderTypes/items/type",keyword:"type",params:{type: "string"}};
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
}
if(data.timeInForces !== undefined){
let data21 = data.timeInForces;
if((!(Array.isArray(data21))) && (data21 !== null)){
const err26 = {instancePath:instancePath+"/timeInForces",schemaPath:"#/properties/timeInForces/type",keyword:"type",params:{type: schema1.properties.timeInForces.type}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(Array.isArray(data21)){
const len1 = data21.length;
for(let i1=0; i1<len1; i1++){
if(typeof data21[i1] !== "string"){
const err27 = {instancePath:instancePath+"/timeInForces/" + i1,schemaPath:"#/properties/timeInForces/items/type",keyword:"type",params:{type: "string"}};
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
}
if(data.displayWeight !== undefined){
let data23 = data.displayWeight;
if((!(((typeof data23 == "number") && (!(data23 % 1) && !isNaN(data23))) && (isFinite(data23)))) && (data23 !== null)){
const err28 = {instancePath:instancePath+"/displayWeight",schemaPath:"#/properties/displayWeight/type",keyword:"type",params:{type: schema1.properties.displayWeight.type}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data.displayLevel !== undefined){
let data24 = data.displayLevel;
if((typeof data24 !== "string") && (data24 !== null)){
const err29 = {instancePath:instancePath+"/displayLevel",schemaPath:"#/properties/displayLevel/type",keyword:"type",params:{type: schema1.properties.displayLevel.type}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.filters !== undefined){
let data25 = data.filters;
if((!(Array.isArray(data25))) && (data25 !== null)){
const err30 = {instancePath:instancePath+"/filters",schemaPath:"#/properties/filters/type",keyword:"type",params:{type: schema1.properties.filters.type}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(Array.isArray(data25)){
const len2 = data25.length;
for(let i2=0; i2<len2; i2++){
let data26 = data25[i2];
if(data26 && typeof data26 == "object" && !Array.isArray(data26)){
if(data26.filter !== undefined){
let data27 = data26.filter;
if((typeof data27 !== "string") && (data27 !== null)){
const err31 = {instancePath:instancePath+"/filters/" + i2+"/filter",schemaPath:"SymbolFilter/properties/filter/type",keyword:"type",params:{type: schema2.properties.filter.type}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data26.min !== undefined){
let data28 = data26.min;
if((typeof data28 !== "string") && (data28 !== null)){
const err32 = {instancePath:instancePath+"/filters/" + i2+"/min",schemaPath:"SymbolFilter/properties/min/type",keyword:"type",params:{type: schema2.properties.min.type}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(typeof data28 === "string"){
if(!pattern3.test(data28)){
const err33 = {instancePath:instancePath+"/filters/" + i2+"/min",schemaPath:"SymbolFilter/properties/min/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
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
if(data26.max !== undefined){
let data29 = data26.max;
if((typeof data29 !== "string") && (data29 !== null)){
const err34 = {instancePath:instancePath+"/filters/" + i2+"/max",schemaPath:"SymbolFilter/properties/max/type",keyword:"type",params:{type: schema2.properties.max.type}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(typeof data29 === "string"){
if(!pattern3.test(data29)){
const err35 = {instancePath:instancePath+"/filters/" + i2+"/max",schemaPath:"SymbolFilter/properties/max/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
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
if(data26.tickSize !== undefined){
let data30 = data26.tickSize;
if((typeof data30 !== "string") && (data30 !== null)){
const err36 = {instancePath:instancePath+"/filters/" + i2+"/tickSize",schemaPath:"SymbolFilter/properties/tickSize/type",keyword:"type",params:{type: schema2.properties.tickSize.type}};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(typeof data30 === "string"){
if(!pattern3.test(data30)){
const err37 = {instancePath:instancePath+"/filters/" + i2+"/tickSize",schemaPath:"SymbolFilter/properties/tickSize/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
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
if(data26.buyMaxDeviation !== undefined){
let data31 = data26.buyMaxDeviation;
if((typeof data31 !== "string") && (data31 !== null)){
const err38 = {instancePath:instancePath+"/filters/" + i2+"/buyMaxDeviation",schemaPath:"SymbolFilter/properties/buyMaxDeviation/type",keyword:"type",params:{type: schema2.properties.buyMaxDeviation.type}};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if(typeof data31 === "string"){
if(!pattern3.test(data31)){
const err39 = {instancePath:instancePath+"/filters/" + i2+"/buyMaxDeviation",schemaPath:"SymbolFilter/properties/buyMaxDeviation/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
}
if(data26.buyPriceLimitCoefficient !== undefined){
let data32 = data26.buyPriceLimitCoefficient;
if((typeof data32 !== "string") && (data32 !== null)){
const err40 = {instancePath:instancePath+"/filters/" + i2+"/buyPriceLimitCoefficient",schemaPath:"SymbolFilter/properties/buyPriceLimitCoefficient/type",keyword:"type",params:{type: schema2.properties.buyPriceLimitCoefficient.type}};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if(typeof data32 === "string"){
if(!pattern3.test(data32)){
const err41 = {instancePath:instancePath+"/filters/" + i2+"/buyPriceLimitCoefficient",schemaPath:"SymbolFilter/properties/buyPriceLimitCoefficient/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
}
if(data26.sellMaxDeviation !== undefined){
let data33 = data26.sellMaxDeviation;
if((typeof data33 !== "string") && (data33 !== null)){
const err42 = {instancePath:instancePath+"/filters/" + i2+"/sellMaxDeviation",schemaPath:"SymbolFilter/properties/sellMaxDeviation/type",keyword:"type",params:{type: schema2.properties.sellMaxDeviation.type}};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if(typeof data33 === "string"){
if(!pattern3.test(data33)){
const err43 = {instancePath:instancePath+"/filters/" + i2+"/sellMaxDeviation",schemaPath:"SymbolFilter/properties/sellMaxDeviation/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
}
if(data26.sellPriceLimitCoefficient !== undefined){
let data34 = data26.sellPriceLimitCoefficient;
if((typeof data34 !== "string") && (data34 !== null)){
const err44 = {instancePath:instancePath+"/filters/" + i2+"/sellPriceLimitCoefficient",schemaPath:"SymbolFilter/properties/sellPriceLimitCoefficient/type",keyword:"type",params:{type: schema2.properties.sellPriceLimitCoefficient.type}};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
if(typeof data34 === "string"){
if(!pattern3.test(data34)){
const err45 = {instancePath:instancePath+"/filters/" + i2+"/sellPriceLimitCoefficient",schemaPath:"SymbolFilter/properties/sellPriceLimitCoefficient/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
}
if(data26.maxDeviation !== undefined){
let data35 = data26.maxDeviation;
if((typeof data35 !== "string") && (data35 !== null)){
const err46 = {instancePath:instancePath+"/filters/" + i2+"/maxDeviation",schemaPath:"SymbolFilter/properties/maxDeviation/type",keyword:"type",params:{type: schema2.properties.maxDeviation.type}};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
if(typeof data35 === "string"){
if(!pattern3.test(data35)){
const err47 = {instancePath:instancePath+"/filters/" + i2+"/maxDeviation",schemaPath:"SymbolFilter/properties/maxDeviation/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
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
if(data26.durationSeconds !== undefined){
let data36 = data26.durationSeconds;
if((typeof data36 !== "string") && (data36 !== null)){
const err48 = {instancePath:instancePath+"/filters/" + i2+"/durationSeconds",schemaPath:"SymbolFilter/properties/durationSeconds/type",keyword:"type",params:{type: schema2.properties.durationSeconds.type}};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
if(typeof data36 === "string"){
if(!pattern3.test(data36)){
const err49 = {instancePath:instancePath+"/filters/" + i2+"/durationSeconds",schemaPath:"SymbolFilter/properties/durationSeconds/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
}
if(data26.maxPriceMultiple !== undefined){
let data37 = data26.maxPriceMultiple;
if((typeof data37 !== "string") && (data37 !== null)){
const err50 = {instancePath:instancePath+"/filters/" + i2+"/maxPriceMultiple",schemaPath:"SymbolFilter/properties/maxPriceMultiple/type",keyword:"type",params:{type: schema2.properties.maxPriceMultiple.type}};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
if(typeof data37 === "string"){
if(!pattern3.test(data37)){
const err51 = {instancePath:instancePath+"/filters/" + i2+"/maxPriceMultiple",schemaPath:"SymbolFilter/properties/maxPriceMultiple/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
}
}
else {
const err52 = {instancePath:instancePath+"/filters/" + i2,schemaPath:"SymbolFilter/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
}
}
}
else {
const err53 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
validate1.errors = vErrors;
return errors === 0;
}


function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="SymbolList" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.time !== undefined){
let data0 = data.time;
if((!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) && (data0 !== null)){
const err0 = {instancePath:instancePath+"/time",schemaPath:"#/properties/time/type",keyword:"type",params:{type: schema0.properties.time.type}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.version !== undefined){
let data1 = data.version;
if((typeof data1 !== "string") && (data1 !== null)){
const err1 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: schema0.properties.version.type}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.symbols !== undefined){
let data2 = data.symbols;
if((!(Array.isArray(data2))) && (data2 !== null)){
const err2 = {instancePath:instancePath+"/symbols",schemaPath:"#/properties/symbols/type",keyword:"type",params:{type: schema0.properties.symbols.type}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(Array.isArray(data2)){
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
if(!(validate1(data2[i0], {instancePath:instancePath+"/symbols/" + i0,parentData:data2,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate1.errors : vErrors.concat(validate1.errors);
errors = vErrors.length;
}
}
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}

