// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.
// This module is Ajv's.
"use strict";
export const Klines = validate0;
const schema0 = {"$id":"Klines","type":"array","items":{"$ref":"Kline"}};
const schema1 = {"$id":"Kline","type":"object","required":["t","o","c","h","l"],"properties":{"t":{"type":"integer"},"o":{"type":"string","pattern":"^-?\\d+(?:\\.\\d+)?$"},"c":{"type":"string","pattern":"^-?\\d+(?:\\.\\d+)?$"},"h":{"type":"string","pattern":"^-?\\d+(?:\\.\\d+)?$"},"l":{"type":"string","pattern":"^-?\\d+(?:\\.\\d+)?$"},"q":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"},"v":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"}}};
const pattern0 = new RegExp("^-?\\d+(?:\\.\\d+)?$", "u");

function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="Klines" */;
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0.t === undefined){
const err0 = {instancePath:instancePath+"/" + i0,schemaPath:"Kline/required",keyword:"required",params:{missingProperty: "t"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data0.o === undefined){
const err1 = {instancePath:instancePath+"/" + i0,schemaPath:"Kline/required",keyword:"required",params:{missingProperty: "o"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data0.c === undefined){
const err2 = {instancePath:instancePath+"/" + i0,schemaPath:"Kline/required",keyword:"required",params:{missingProperty: "c"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data0.h === undefined){
const err3 = {instancePath:instancePath+"/" + i0,schemaPath:"Kline/required",keyword:"required",params:{missingProperty: "h"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data0.l === undefined){
const err4 = {instancePath:instancePath+"/" + i0,schemaPath:"Kline/required",keyword:"required",params:{missingProperty: "l"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data0.t !== undefined){
let data1 = data0.t;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err5 = {instancePath:instancePath+"/" + i0+"/t",schemaPath:"Kline/properties/t/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data0.o !== undefined){
let data2 = data0.o;
if(typeof data2 === "string"){
if(!pattern0.test(data2)){
const err6 = {instancePath:instancePath+"/" + i0+"/o",schemaPath:"Kline/properties/o/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
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
const err7 = {instancePath:instancePath+"/" + i0+"/o",schemaPath:"Kline/properties/o/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data0.c !== undefined){
let data3 = data0.c;
if(typeof data3 === "string"){
if(!pattern0.test(data3)){
const err8 = {instancePath:instancePath+"/" + i0+"/c",schemaPath:"Kline/properties/c/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
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
const err9 = {instancePath:instancePath+"/" + i0+"/c",schemaPath:"Kline/properties/c/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data0.h !== undefined){
let data4 = data0.h;
if(typeof data4 === "string"){
if(!pattern0.test(data4)){
const err10 = {instancePath:instancePath+"/" + i0+"/h",schemaPath:"Kline/properties/h/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
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
const err11 = {instancePath:instancePath+"/" + i0+"/h",schemaPath:"Kline/properties/h/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data0.l !== undefined){
let data5 = data0.l;
if(typeof data5 === "string"){
if(!pattern0.test(data5)){
const err12 = {instancePath:instancePath+"/" + i0+"/l",schemaPath:"Kline/properties/l/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/" + i0+"/l",schemaPath:"Kline/properties/l/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data0.q !== undefined){
let data6 = data0.q;
if((typeof data6 !== "string") && (data6 !== null)){
const err14 = {instancePath:instancePath+"/" + i0+"/q",schemaPath:"Kline/properties/q/type",keyword:"type",params:{type: schema1.properties.q.type}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(typeof data6 === "string"){
if(!pattern0.test(data6)){
const err15 = {instancePath:instancePath+"/" + i0+"/q",schemaPath:"Kline/properties/q/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
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
if(data0.v !== undefined){
let data7 = data0.v;
if((typeof data7 !== "string") && (data7 !== null)){
const err16 = {instancePath:instancePath+"/" + i0+"/v",schemaPath:"Kline/properties/v/type",keyword:"type",params:{type: schema1.properties.v.type}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(typeof data7 === "string"){
if(!pattern0.test(data7)){
const err17 = {instancePath:instancePath+"/" + i0+"/v",schemaPath:"Kline/properties/v/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
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
}
else {
const err18 = {instancePath:instancePath+"/" + i0,schemaPath:"Kline/type",keyword:"type",params:{type: "object"}};
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
else {
const err19 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}

