// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.
// This module is Ajv's.
"use strict";
export const Prices = validate0;
const schema0 = {"$id":"Prices","type":"array","items":{"$ref":"Price"}};
const schema1 = {"$id":"Price","type":"object","required":["s"],"properties":{"s":{"type":"string"},"t":{"type":["integer","null"]},"p":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"}}};
const pattern0 = new RegExp("^-?\\d+(?:\\.\\d+)?$", "u");

function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="Prices" */;
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0.s === undefined){
const err0 = {instancePath:instancePath+"/" + i0,schemaPath:"Price/required",keyword:"required",params:{missingProperty: "s"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data0.s !== undefined){
if(typeof data0.s !== "string"){
const err1 = {instancePath:instancePath+"/" + i0+"/s",schemaPath:"Price/properties/s/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data0.t !== undefined){
let data2 = data0.t;
if((!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))) && (data2 !== null)){
const err2 = {instancePath:instancePath+"/" + i0+"/t",schemaPath:"Price/properties/t/type",keyword:"type",params:{type: schema1.properties.t.type}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data0.p !== undefined){
let data3 = data0.p;
if((typeof data3 !== "string") && (data3 !== null)){
const err3 = {instancePath:instancePath+"/" + i0+"/p",schemaPath:"Price/properties/p/type",keyword:"type",params:{type: schema1.properties.p.type}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(typeof data3 === "string"){
if(!pattern0.test(data3)){
const err4 = {instancePath:instancePath+"/" + i0+"/p",schemaPath:"Price/properties/p/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
}
else {
const err5 = {instancePath:instancePath+"/" + i0,schemaPath:"Price/type",keyword:"type",params:{type: "object"}};
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
const err6 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}

