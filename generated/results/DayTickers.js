// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.
// This module is Ajv's.
"use strict";
export const DayTickers = validate0;
const schema0 = {"$id":"DayTickers","type":"array","items":{"$ref":"DayTicker"}};
const schema1 = {"$id":"DayTicker","type":"object","required":["s"],"properties":{"s":{"type":"string"},"t":{"type":["integer","null"]},"cv":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"},"cr":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"},"o":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"},"l":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"},"h":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"},"c":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"},"q":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"},"v":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"}}};
const pattern0 = new RegExp("^-?\\d+(?:\\.\\d+)?$", "u");

function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="DayTickers" */;
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0.s === undefined){
const err0 = {instancePath:instancePath+"/" + i0,schemaPath:"DayTicker/required",keyword:"required",params:{missingProperty: "s"}};
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
const err1 = {instancePath:instancePath+"/" + i0+"/s",schemaPath:"DayTicker/properties/s/type",keyword:"type",params:{type: "string"}};
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
const err2 = {instancePath:instancePath+"/" + i0+"/t",schemaPath:"DayTicker/properties/t/type",keyword:"type",params:{type: schema1.properties.t.type}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data0.cv !== undefined){
let data3 = data0.cv;
if((typeof data3 !== "string") && (data3 !== null)){
const err3 = {instancePath:instancePath+"/" + i0+"/cv",schemaPath:"DayTicker/properties/cv/type",keyword:"type",params:{type: schema1.properties.cv.type}};
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
const err4 = {instancePath:instancePath+"/" + i0+"/cv",schemaPath:"DayTicker/properties/cv/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
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
if(data0.cr !== undefined){
let data4 = data0.cr;
if((typeof data4 !== "string") && (data4 !== null)){
const err5 = {instancePath:instancePath+"/" + i0+"/cr",schemaPath:"DayTicker/properties/cr/type",keyword:"type",params:{type: schema1.properties.cr.type}};
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
const err6 = {instancePath:instancePath+"/" + i0+"/cr",schemaPath:"DayTicker/properties/cr/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
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
if(data0.o !== undefined){
let data5 = data0.o;
if((typeof data5 !== "string") && (data5 !== null)){
const err7 = {instancePath:instancePath+"/" + i0+"/o",schemaPath:"DayTicker/properties/o/type",keyword:"type",params:{type: schema1.properties.o.type}};
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
const err8 = {instancePath:instancePath+"/" + i0+"/o",schemaPath:"DayTicker/properties/o/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
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
if(data0.l !== undefined){
let data6 = data0.l;
if((typeof data6 !== "string") && (data6 !== null)){
const err9 = {instancePath:instancePath+"/" + i0+"/l",schemaPath:"DayTicker/properties/l/type",keyword:"type",params:{type: schema1.properties.l.type}};
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
const err10 = {instancePath:instancePath+"/" + i0+"/l",schemaPath:"DayTicker/properties/l/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
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
if(data0.h !== undefined){
let data7 = data0.h;
if((typeof data7 !== "string") && (data7 !== null)){
const err11 = {instancePath:instancePath+"/" + i0+"/h",schemaPath:"DayTicker/properties/h/type",keyword:"type",params:{type: schema1.properties.h.type}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(typeof data7 === "string"){
if(!pattern0.test(data7)){
const err12 = {instancePath:instancePath+"/" + i0+"/h",schemaPath:"DayTicker/properties/h/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
if(data0.c !== undefined){
let data8 = data0.c;
if((typeof data8 !== "string") && (data8 !== null)){
const err13 = {instancePath:instancePath+"/" + i0+"/c",schemaPath:"DayTicker/properties/c/type",keyword:"type",params:{type: schema1.properties.c.type}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(typeof data8 === "string"){
if(!pattern0.test(data8)){
const err14 = {instancePath:instancePath+"/" + i0+"/c",schemaPath:"DayTicker/properties/c/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
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
if(data0.q !== undefined){
let data9 = data0.q;
if((typeof data9 !== "string") && (data9 !== null)){
const err15 = {instancePath:instancePath+"/" + i0+"/q",schemaPath:"DayTicker/properties/q/type",keyword:"type",params:{type: schema1.properties.q.type}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(typeof data9 === "string"){
if(!pattern0.test(data9)){
const err16 = {instancePath:instancePath+"/" + i0+"/q",schemaPath:"DayTicker/properties/q/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
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
if(data0.v !== undefined){
let data10 = data0.v;
if((typeof data10 !== "string") && (data10 !== null)){
const err17 = {instancePath:instancePath+"/" + i0+"/v",schemaPath:"DayTicker/properties/v/type",keyword:"type",params:{type: schema1.properties.v.type}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(typeof data10 === "string"){
if(!pattern0.test(data10)){
const err18 = {instancePath:instancePath+"/" + i0+"/v",schemaPath:"DayTicker/properties/v/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
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
}
else {
const err19 = {instancePath:instancePath+"/" + i0,schemaPath:"DayTicker/type",keyword:"type",params:{type: "object"}};
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
else {
const err20 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}

