// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.
// This module is Ajv's.
"use strict";
export const PublicTrades = validate0;
const schema0 = {"$id":"PublicTrades","type":"array","items":{"$ref":"PublicTrade"}};
const schema1 = {"$id":"PublicTrade","type":"object","required":["i"],"properties":{"i":{"type":"string","pattern":"^(?:0|[1-9]\\d{0,18})$"},"t":{"type":["integer","null"]},"p":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"},"q":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"},"v":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"},"b":{"type":["boolean","null"]}}};
const pattern0 = new RegExp("^(?:0|[1-9]\\d{0,18})$", "u");
const pattern1 = new RegExp("^-?\\d+(?:\\.\\d+)?$", "u");

function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="PublicTrades" */;
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0.i === undefined){
const err0 = {instancePath:instancePath+"/" + i0,schemaPath:"PublicTrade/required",keyword:"required",params:{missingProperty: "i"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data0.i !== undefined){
let data1 = data0.i;
if(typeof data1 === "string"){
if(!pattern0.test(data1)){
const err1 = {instancePath:instancePath+"/" + i0+"/i",schemaPath:"PublicTrade/properties/i/pattern",keyword:"pattern",params:{pattern: "^(?:0|[1-9]\\d{0,18})$"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/" + i0+"/i",schemaPath:"PublicTrade/properties/i/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data0.t !== undefined){
let data2 = data0.t;
if((!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))) && (data2 !== null)){
const err3 = {instancePath:instancePath+"/" + i0+"/t",schemaPath:"PublicTrade/properties/t/type",keyword:"type",params:{type: schema1.properties.t.type}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data0.p !== undefined){
let data3 = data0.p;
if((typeof data3 !== "string") && (data3 !== null)){
const err4 = {instancePath:instancePath+"/" + i0+"/p",schemaPath:"PublicTrade/properties/p/type",keyword:"type",params:{type: schema1.properties.p.type}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(typeof data3 === "string"){
if(!pattern1.test(data3)){
const err5 = {instancePath:instancePath+"/" + i0+"/p",schemaPath:"PublicTrade/properties/p/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
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
if(data0.q !== undefined){
let data4 = data0.q;
if((typeof data4 !== "string") && (data4 !== null)){
const err6 = {instancePath:instancePath+"/" + i0+"/q",schemaPath:"PublicTrade/properties/q/type",keyword:"type",params:{type: schema1.properties.q.type}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(typeof data4 === "string"){
if(!pattern1.test(data4)){
const err7 = {instancePath:instancePath+"/" + i0+"/q",schemaPath:"PublicTrade/properties/q/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
if(data0.v !== undefined){
let data5 = data0.v;
if((typeof data5 !== "string") && (data5 !== null)){
const err8 = {instancePath:instancePath+"/" + i0+"/v",schemaPath:"PublicTrade/properties/v/type",keyword:"type",params:{type: schema1.properties.v.type}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(typeof data5 === "string"){
if(!pattern1.test(data5)){
const err9 = {instancePath:instancePath+"/" + i0+"/v",schemaPath:"PublicTrade/properties/v/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
if(data0.b !== undefined){
let data6 = data0.b;
if((typeof data6 !== "boolean") && (data6 !== null)){
const err10 = {instancePath:instancePath+"/" + i0+"/b",schemaPath:"PublicTrade/properties/b/type",keyword:"type",params:{type: schema1.properties.b.type}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath:instancePath+"/" + i0,schemaPath:"PublicTrade/type",keyword:"type",params:{type: "object"}};
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
else {
const err12 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}

