// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.
// This module is Ajv's.
"use strict";
export const BookTickers = validate0;
const schema0 = {"$id":"BookTickers","type":"array","items":{"$ref":"BookTicker"}};
const schema1 = {"$id":"BookTicker","type":"object","required":["s"],"properties":{"s":{"type":"string"},"t":{"type":["integer","null"]},"ap":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"},"aq":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"},"bp":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"},"bq":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"}}};
const pattern0 = new RegExp("^-?\\d+(?:\\.\\d+)?$", "u");

function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="BookTickers" */;
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0.s === undefined){
const err0 = {instancePath:instancePath+"/" + i0,schemaPath:"BookTicker/required",keyword:"required",params:{missingProperty: "s"}};
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
const err1 = {instancePath:instancePath+"/" + i0+"/s",schemaPath:"BookTicker/properties/s/type",keyword:"type",params:{type: "string"}};
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
const err2 = {instancePath:instancePath+"/" + i0+"/t",schemaPath:"BookTicker/properties/t/type",keyword:"type",params:{type: schema1.properties.t.type}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data0.ap !== undefined){
let data3 = data0.ap;
if((typeof data3 !== "string") && (data3 !== null)){
const err3 = {instancePath:instancePath+"/" + i0+"/ap",schemaPath:"BookTicker/properties/ap/type",keyword:"type",params:{type: schema1.properties.ap.type}};
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
const err4 = {instancePath:instancePath+"/" + i0+"/ap",schemaPath:"BookTicker/properties/ap/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
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
if(data0.aq !== undefined){
let data4 = data0.aq;
if((typeof data4 !== "string") && (data4 !== null)){
const err5 = {instancePath:instancePath+"/" + i0+"/aq",schemaPath:"BookTicker/properties/aq/type",keyword:"type",params:{type: schema1.properties.aq.type}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(typeof data4 === "string"){
if(!pattern0.test(data4)){
const err6 = {instancePath:instancePath+"/" + i0+"/aq",schemaPath:"BookTicker/properties/aq/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
if(data0.bp !== undefined){
let data5 = data0.bp;
if((typeof data5 !== "string") && (data5 !== null)){
const err7 = {instancePath:instancePath+"/" + i0+"/bp",schemaPath:"BookTicker/properties/bp/type",keyword:"type",params:{type: schema1.properties.bp.type}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(typeof data5 === "string"){
if(!pattern0.test(data5)){
const err8 = {instancePath:instancePath+"/" + i0+"/bp",schemaPath:"BookTicker/properties/bp/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
if(data0.bq !== undefined){
let data6 = data0.bq;
if((typeof data6 !== "string") && (data6 !== null)){
const err9 = {instancePath:instancePath+"/" + i0+"/bq",schemaPath:"BookTicker/properties/bq/type",keyword:"type",params:{type: schema1.properties.bq.type}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(typeof data6 === "string"){
if(!pattern0.test(data6)){
const err10 = {instancePath:instancePath+"/" + i0+"/bq",schemaPath:"BookTicker/properties/bq/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
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
}
else {
const err11 = {instancePath:instancePath+"/" + i0,schemaPath:"BookTicker/type",keyword:"type",params:{type: "object"}};
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

