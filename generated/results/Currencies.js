// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.
// This module is Ajv's.
"use strict";
export const Currencies = validate0;
const schema0 = {"$id":"Currencies","type":"object","required":["currencies"],"properties":{"time":{"type":["integer","null"]},"version":{"type":["string","null"]},"currencies":{"type":"array","items":{"$ref":"Currency"}}}};
const schema1 = {"$id":"Currency","type":"object","required":["currency"],"properties":{"id":{"type":["string","null"],"pattern":"^(?:0|[1-9]\\d{0,18})$"},"currency":{"type":"string"},"fullName":{"type":["string","null"]},"logo":{"type":["string","null"]},"cmcLink":{"type":["string","null"]},"weight":{"type":["integer","null"]},"maxPrecision":{"type":["integer","null"]},"depositStatus":{"type":["integer","null"]},"withdrawStatus":{"type":["integer","null"]},"convertEnabled":{"type":["integer","null"]},"transferEnabled":{"type":["integer","null"]}}};
const pattern0 = new RegExp("^(?:0|[1-9]\\d{0,18})$", "u");

function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="Currencies" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.currencies === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "currencies"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.time !== undefined){
let data0 = data.time;
if((!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) && (data0 !== null)){
const err1 = {instancePath:instancePath+"/time",schemaPath:"#/properties/time/type",keyword:"type",params:{type: schema0.properties.time.type}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.version !== undefined){
let data1 = data.version;
if((typeof data1 !== "string") && (data1 !== null)){
const err2 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: schema0.properties.version.type}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.currencies !== undefined){
let data2 = data.currencies;
if(Array.isArray(data2)){
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(data3.currency === undefined){
const err3 = {instancePath:instancePath+"/currencies/" + i0,schemaPath:"Currency/required",keyword:"required",params:{missingProperty: "currency"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data3.id !== undefined){
let data4 = data3.id;
if((typeof data4 !== "string") && (data4 !== null)){
const err4 = {instancePath:instancePath+"/currencies/" + i0+"/id",schemaPath:"Currency/properties/id/type",keyword:"type",params:{type: schema1.properties.id.type}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(typeof data4 === "string"){
if(!pattern0.test(data4)){
const err5 = {instancePath:instancePath+"/currencies/" + i0+"/id",schemaPath:"Currency/properties/id/pattern",keyword:"pattern",params:{pattern: "^(?:0|[1-9]\\d{0,18})$"}};
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
if(data3.currency !== undefined){
if(typeof data3.currency !== "string"){
const err6 = {instancePath:instancePath+"/currencies/" + i0+"/currency",schemaPath:"Currency/properties/currency/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data3.fullName !== undefined){
let data6 = data3.fullName;
if((typeof data6 !== "string") && (data6 !== null)){
const err7 = {instancePath:instancePath+"/currencies/" + i0+"/fullName",schemaPath:"Currency/properties/fullName/type",keyword:"type",params:{type: schema1.properties.fullName.type}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data3.logo !== undefined){
let data7 = data3.logo;
if((typeof data7 !== "string") && (data7 !== null)){
const err8 = {instancePath:instancePath+"/currencies/" + i0+"/logo",schemaPath:"Currency/properties/logo/type",keyword:"type",params:{type: schema1.properties.logo.type}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data3.cmcLink !== undefined){
let data8 = data3.cmcLink;
if((typeof data8 !== "string") && (data8 !== null)){
const err9 = {instancePath:instancePath+"/currencies/" + i0+"/cmcLink",schemaPath:"Currency/properties/cmcLink/type",keyword:"type",params:{type: schema1.properties.cmcLink.type}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data3.weight !== undefined){
let data9 = data3.weight;
if((!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))) && (data9 !== null)){
const err10 = {instancePath:instancePath+"/currencies/" + i0+"/weight",schemaPath:"Currency/properties/weight/type",keyword:"type",params:{type: schema1.properties.weight.type}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data3.maxPrecision !== undefined){
let data10 = data3.maxPrecision;
if((!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))) && (data10 !== null)){
const err11 = {instancePath:instancePath+"/currencies/" + i0+"/maxPrecision",schemaPath:"Currency/properties/maxPrecision/type",keyword:"type",params:{type: schema1.properties.maxPrecision.type}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data3.depositStatus !== undefined){
let data11 = data3.depositStatus;
if((!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))) && (data11 !== null)){
const err12 = {instancePath:instancePath+"/currencies/" + i0+"/depositStatus",schemaPath:"Currency/properties/depositStatus/type",keyword:"type",params:{type: schema1.properties.depositStatus.type}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data3.withdrawStatus !== undefined){
let data12 = data3.withdrawStatus;
if((!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))) && (data12 !== null)){
const err13 = {instancePath:instancePath+"/currencies/" + i0+"/withdrawStatus",schemaPath:"Currency/properties/withdrawStatus/type",keyword:"type",params:{type: schema1.properties.withdrawStatus.type}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data3.convertEnabled !== undefined){
let data13 = data3.convertEnabled;
if((!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))) && (data13 !== null)){
const err14 = {instancePath:instancePath+"/currencies/" + i0+"/convertEnabled",schemaPath:"Currency/properties/convertEnabled/type",keyword:"type",params:{type: schema1.properties.convertEnabled.type}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data3.transferEnabled !== undefined){
let data14 = data3.transferEnabled;
if((!(((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14))) && (isFinite(data14)))) && (data14 !== null)){
const err15 = {instancePath:instancePath+"/currencies/" + i0+"/transferEnabled",schemaPath:"Currency/properties/transferEnabled/type",keyword:"type",params:{type: schema1.properties.transferEnabled.type}};
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
else {
const err16 = {instancePath:instancePath+"/currencies/" + i0,schemaPath:"Currency/type",keyword:"type",params:{type: "object"}};
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
else {
const err17 = {instancePath:instancePath+"/currencies",schemaPath:"#/properties/currencies/type",keyword:"type",params:{type: "array"}};
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
else {
const err18 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}

