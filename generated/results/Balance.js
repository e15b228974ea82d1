// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.
// This module is Ajv's.
"use strict";
export const Balance = validate0;
const schema0 = {"$id":"Balance","type":"object","required":["currency"],"properties":{"currency":{"type":"string"},"currencyId":{"type":["string","null"],"pattern":"^(?:0|[1-9]\\d{0,18})$"},"frozenAmount":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"},"availableAmount":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"},"totalAmount":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"},"convertBtcAmount":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"},"convertUsdtAmount":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"}}};
const pattern0 = new RegExp("^(?:0|[1-9]\\d{0,18})$", "u");
const pattern1 = new RegExp("^-?\\d+(?:\\.\\d+)?$", "u");

function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="Balance" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.currency === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "currency"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.currency !== undefined){
if(typeof data.currency !== "string"){
const err1 = {instancePath:instancePath+"/currency",schemaPath:"#/properties/currency/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.currencyId !== undefined){
let data1 = data.currencyId;
if((typeof data1 !== "string") && (data1 !== null)){
const err2 = {instancePath:instancePath+"/currencyId",schemaPath:"#/properties/currencyId/type",keyword:"type",params:{type: schema0.properties.currencyId.type}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(typeof data1 === "string"){
if(!pattern0.test(data1)){
const err3 = {instancePath:instancePath+"/currencyId",schemaPath:"#/properties/currencyId/pattern",keyword:"pattern",params:{pattern: "^(?:0|[1-9]\\d{0,18})$"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
if(data.frozenAmount !== undefined){
let data2 = data.frozenAmount;
if((typeof data2 !== "string") && (data2 !== null)){
const err4 = {instancePath:instancePath+"/frozenAmount",schemaPath:"#/properties/frozenAmount/type",keyword:"type",params:{type: schema0.properties.frozenAmount.type}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(typeof data2 === "string"){
if(!pattern1.test(data2)){
const err5 = {instancePath:instancePath+"/frozenAmount",schemaPath:"#/properties/frozenAmount/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
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
if(data.availableAmount !== undefined){
let data3 = data.availableAmount;
if((typeof data3 !== "string") && (data3 !== null)){
const err6 = {instancePath:instancePath+"/availableAmount",schemaPath:"#/properties/availableAmount/type",keyword:"type",params:{type: schema0.properties.availableAmount.type}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(typeof data3 === "string"){
if(!pattern1.test(data3)){
const err7 = {instancePath:instancePath+"/availableAmount",schemaPath:"#/properties/availableAmount/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
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
if(data.totalAmount !== undefined){
let data4 = data.totalAmount;
if((typeof data4 !== "string") && (data4 !== null)){
const err8 = {instancePath:instancePath+"/totalAmount",schemaPath:"#/properties/totalAmount/type",keyword:"type",params:{type: schema0.properties.totalAmount.type}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(typeof data4 === "string"){
if(!pattern1.test(data4)){
const err9 = {instancePath:instancePath+"/totalAmount",schemaPath:"#/properties/totalAmount/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
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
if(data.convertBtcAmount !== undefined){
let data5 = data.convertBtcAmount;
if((typeof data5 !== "string") && (data5 !== null)){
const err10 = {instancePath:instancePath+"/convertBtcAmount",schemaPath:"#/properties/convertBtcAmount/type",keyword:"type",params:{type: schema0.properties.convertBtcAmount.type}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(typeof data5 === "string"){
if(!pattern1.test(data5)){
const err11 = {instancePath:instancePath+"/convertBtcAmount",schemaPath:"#/properties/convertBtcAmount/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
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
if(data.convertUsdtAmount !== undefined){
let data6 = data.convertUsdtAmount;
if((typeof data6 !== "string") && (data6 !== null)){
const err12 = {instancePath:instancePath+"/convertUsdtAmount",schemaPath:"#/properties/convertUsdtAmount/type",keyword:"type",params:{type: schema0.properties.convertUsdtAmount.type}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(typeof data6 === "string"){
if(!pattern1.test(data6)){
const err13 = {instancePath:instancePath+"/convertUsdtAmount",schemaPath:"#/properties/convertUsdtAmount/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
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
}
else {
const err14 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}

export const Balances = validate1;
const schema1 = {"$id":"Balances","type":"object","required":["assets"],"properties":{"totalBtcAmount":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"},"totalUsdtAmount":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"},"assets":{"type":"array","items":{"$ref":"Balance"}}}};

function validate1(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="Balances" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.assets === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "assets"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.totalBtcAmount !== undefined){
let data0 = data.totalBtcAmount;
if((typeof data0 !== "string") && (data0 !== null)){
const err1 = {instancePath:instancePath+"/totalBtcAmount",schemaPath:"#/properties/totalBtcAmount/type",keyword:"type",params:{type: schema1.properties.totalBtcAmount.type}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(typeof data0 === "string"){
if(!pattern1.test(data0)){
const err2 = {instancePath:instancePath+"/totalBtcAmount",schemaPath:"#/properties/totalBtcAmount/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
if(data.totalUsdtAmount !== undefined){
let data1 = data.totalUsdtAmount;
if((typeof data1 !== "string") && (data1 !== null)){
const err3 = {instancePath:instancePath+"/totalUsdtAmount",schemaPath:"#/properties/totalUsdtAmount/type",keyword:"type",params:{type: schema1.properties.totalUsdtAmount.type}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(typeof data1 === "string"){
if(!pattern1.test(data1)){
const err4 = {instancePath:instancePath+"/totalUsdtAmount",schemaPath:"#/properties/totalUsdtAmount/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
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
if(data.assets !== undefined){
let data2 = data.assets;
if(Array.isArray(data2)){
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(data3.currency === undefined){
const err5 = {instancePath:instancePath+"/assets/" + i0,schemaPath:"Balance/required",keyword:"required",params:{missingProperty: "currency"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data3.currency !== undefined){
if(typeof data3.currency !== "string"){
const err6 = {instancePath:instancePath+"/assets/" + i0+"/currency",schemaPath:"Balance/properties/currency/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data3.currencyId !== undefined){
let data5 = data3.currencyId;
if((typeof data5 !== "string") && (data5 !== null)){
const err7 = {instancePath:instancePath+"/assets/" + i0+"/currencyId",schemaPath:"Balance/properties/currencyId/type",keyword:"type",params:{type: schema0.properties.currencyId.type}};
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
const err8 = {instancePath:instancePath+"/assets/" + i0+"/currencyId",schemaPath:"Balance/properties/currencyId/pattern",keyword:"pattern",params:{pattern: "^(?:0|[1-9]\\d{0,18})$"}};
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
if(data3.frozenAmount !== undefined){
let data6 = data3.frozenAmount;
if((typeof data6 !== "string") && (data6 !== null)){
const err9 = {instancePath:instancePath+"/assets/" + i0+"/frozenAmount",schemaPath:"Balance/properties/frozenAmount/type",keyword:"type",params:{type: schema0.properties.frozenAmount.type}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(typeof data6 === "string"){
if(!pattern1.test(data6)){
const err10 = {instancePath:instancePath+"/assets/" + i0+"/frozenAmount",schemaPath:"Balance/properties/frozenAmount/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
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
if(data3.availableAmount !== undefined){
let data7 = data3.availableAmount;
if((typeof data7 !== "string") && (data7 !== null)){
const err11 = {instancePath:instancePath+"/assets/" + i0+"/availableAmount",schemaPath:"Balance/properties/availableAmount/type",keyword:"type",params:{type: schema0.properties.availableAmount.type}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(typeof data7 === "string"){
if(!pattern1.test(data7)){
const err12 = {instancePath:instancePath+"/assets/" + i0+"/availableAmount",schemaPath:"Balance/properties/availableAmount/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
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
if(data3.totalAmount !== undefined){
let data8 = data3.totalAmount;
if((typeof data8 !== "string") && (data8 !== null)){
const err13 = {instancePath:instancePath+"/assets/" + i0+"/totalAmount",schemaPath:"Balance/properties/totalAmount/type",keyword:"type",params:{type: schema0.properties.totalAmount.type}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(typeof data8 === "string"){
if(!pattern1.test(data8)){
const err14 = {instancePath:instancePath+"/assets/" + i0+"/totalAmount",schemaPath:"Balance/properties/totalAmount/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
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
if(data3.convertBtcAmount !== undefined){
let data9 = data3.convertBtcAmount;
if((typeof data9 !== "string") && (data9 !== null)){
const err15 = {instancePath:instancePath+"/assets/" + i0+"/convertBtcAmount",schemaPath:"Balance/properties/convertBtcAmount/type",keyword:"type",params:{type: schema0.properties.convertBtcAmount.type}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(typeof data9 === "string"){
if(!pattern1.test(data9)){
const err16 = {instancePath:instancePath+"/assets/" + i0+"/convertBtcAmount",schemaPath:"Balance/properties/convertBtcAmount/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
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
if(data3.convertUsdtAmount !== undefined){
let data10 = data3.convertUsdtAmount;
if((typeof data10 !== "string") && (data10 !== null)){
const err17 = {instancePath:instancePath+"/assets/" + i0+"/convertUsdtAmount",schemaPath:"Balance/properties/convertUsdtAmount/type",keyword:"type",params:{type: schema0.properties.convertUsdtAmount.type}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(typeof data10 === "string"){
if(!pattern1.test(data10)){
const err18 = {instancePath:instancePath+"/assets/" + i0+"/convertUsdtAmount",schemaPath:"Balance/properties/convertUsdtAmount/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
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
const err19 = {instancePath:instancePath+"/assets/" + i0,schemaPath:"Balance/type",keyword:"type",params:{type: "object"}};
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
const err20 = {instancePath:instancePath+"/assets",schemaPath:"#/properties/assets/type",keyword:"type",params:{type: "array"}};
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
else {
const err21 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
validate1.errors = vErrors;
return errors === 0;
}

