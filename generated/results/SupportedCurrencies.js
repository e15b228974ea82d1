// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.
// This module is Ajv's.
"use strict";
export const SupportedCurrencies = validate0;
const schema0 = {"$id":"SupportedCurrencies","type":"array","items":{"$ref":"SupportedCurrency"}};
const schema1 = {"$id":"SupportedCurrency","type":"object","required":["currency","supportChains"],"properties":{"currency":{"type":"string"},"supportChains":{"type":"array","items":{"$ref":"CurrencyChain"}}}};
const schema2 = {"$id":"CurrencyChain","type":"object","required":["chain"],"properties":{"chain":{"type":"string"},"depositEnabled":{"type":["boolean","null"]},"withdrawEnabled":{"type":["boolean","null"]},"contract":{"type":["string","null"]},"depositMinAmount":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"},"depositFeeRate":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"},"depositConfirmations":{"type":["integer","null"]},"withdrawMinAmount":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"},"withdrawPrecision":{"type":["integer","null"]},"withdrawFeeAmount":{"type":["string","null"],"pattern":"^-?\\d+(?:\\.\\d+)?$"},"withdrawFeeCurrency":{"type":["string","null"]}}};
const pattern0 = new RegExp("^-?\\d+(?:\\.\\d+)?$", "u");

function validate1(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="SupportedCurrency" */;
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
if(data.supportChains === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "supportChains"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.currency !== undefined){
if(typeof data.currency !== "string"){
const err2 = {instancePath:instancePath+"/currency",schemaPath:"#/properties/currency/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.supportChains !== undefined){
let data1 = data.supportChains;
if(Array.isArray(data1)){
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.chain === undefined){
const err3 = {instancePath:instancePath+"/supportChains/" + i0,schemaPath:"CurrencyChain/required",keyword:"required",params:{missingProperty: "chain"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data2.chain !== undefined){
if(typeof data2.chain !== "string"){
const err4 = {instancePath:instancePath+"/supportChains/" + i0+"/chain",schemaPath:"CurrencyChain/properties/chain/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data2.depositEnabled !== undefined){
let data4 = data2.depositEnabled;
if((typeof data4 !== "boolean") && (data4 !== null)){
const err5 = {instancePath:instancePath+"/supportChains/" + i0+"/depositEnabled",schemaPath:"CurrencyChain/properties/depositEnabled/type",keyword:"type",params:{type: schema2.properties.depositEnabled.type}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data2.withdrawEnabled !== undefined){
let data5 = data2.withdrawEnabled;
if((typeof data5 !== "boolean") && (data5 !== null)){
const err6 = {instancePath:instancePath+"/supportChains/" + i0+"/withdrawEnabled",schemaPath:"CurrencyChain/properties/withdrawEnabled/type",keyword:"type",params:{type: schema2.properties.withdrawEnabled.type}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data2.contract !== undefined){
let data6 = data2.contract;
if((typeof data6 !== "string") && (data6 !== null)){
const err7 = {instancePath:instancePath+"/supportChains/" + i0+"/contract",schemaPath:"CurrencyChain/properties/contract/type",keyword:"type",params:{type: schema2.properties.contract.type}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data2.depositMinAmount !== undefined){
let data7 = data2.depositMinAmount;
if((typeof data7 !== "string") && (data7 !== null)){
const err8 = {instancePath:instancePath+"/supportChains/" + i0+"/depositMinAmount",schemaPath:"CurrencyChain/properties/depositMinAmount/type",keyword:"type",params:{type: schema2.properties.depositMinAmount.type}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(typeof data7 === "string"){
if(!pattern0.test(data7)){
const err9 = {instancePath:instancePath+"/supportChains/" + i0+"/depositMinAmount",schemaPath:"CurrencyChain/properties/depositMinAmount/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
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
if(data2.depositFeeRate !== undefined){
let data8 = data2.depositFeeRate;
if((typeof data8 !== "string") && (data8 !== null)){
const err10 = {instancePath:instancePath+"/supportChains/" + i0+"/depositFeeRate",schemaPath:"CurrencyChain/properties/depositFeeRate/type",keyword:"type",params:{type: schema2.properties.depositFeeRate.type}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(typeof data8 === "string"){
if(!pattern0.test(data8)){
const err11 = {instancePath:instancePath+"/supportChains/" + i0+"/depositFeeRate",schemaPath:"CurrencyChain/properties/depositFeeRate/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
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
if(data2.depositConfirmations !== undefined){
let data9 = data2.depositConfirmations;
if((!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))) && (data9 !== null)){
const err12 = {instancePath:instancePath+"/supportChains/" + i0+"/depositConfirmations",schemaPath:"CurrencyChain/properties/depositConfirmations/type",keyword:"type",params:{type: schema2.properties.depositConfirmations.type}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data2.withdrawMinAmount !== undefined){
let data10 = data2.withdrawMinAmount;
if((typeof data10 !== "string") && (data10 !== null)){
const err13 = {instancePath:instancePath+"/supportChains/" + i0+"/withdrawMinAmount",schemaPath:"CurrencyChain/properties/withdrawMinAmount/type",keyword:"type",params:{type: schema2.properties.withdrawMinAmount.type}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(typeof data10 === "string"){
if(!pattern0.test(data10)){
const err14 = {instancePath:instancePath+"/supportChains/" + i0+"/withdrawMinAmount",schemaPath:"CurrencyChain/properties/withdrawMinAmount/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
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
if(data2.withdrawPrecision !== undefined){
let data11 = data2.withdrawPrecision;
if((!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))) && (data11 !== null)){
const err15 = {instancePath:instancePath+"/supportChains/" + i0+"/withdrawPrecision",schemaPath:"CurrencyChain/properties/withdrawPrecision/type",keyword:"type",params:{type: schema2.properties.withdrawPrecision.type}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data2.withdrawFeeAmount !== undefined){
let data12 = data2.withdrawFeeAmount;
if((typeof data12 !== "string") && (data12 !== null)){
const err16 = {instancePath:instancePath+"/supportChains/" + i0+"/withdrawFeeAmount",schemaPath:"CurrencyChain/properties/withdrawFeeAmount/type",keyword:"type",params:{type: schema2.properties.withdrawFeeAmount.type}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(typeof data12 === "string"){
if(!pattern0.test(data12)){
const err17 = {instancePath:instancePath+"/supportChains/" + i0+"/withdrawFeeAmount",schemaPath:"CurrencyChain/properties/withdrawFeeAmount/pattern",keyword:"pattern",params:{pattern: "^-?\\d+(?:\\.\\d+)?$"}};
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
if(data2.withdrawFeeCurrency !== undefined){
let data13 = data2.withdrawFeeCurrency;
if((typeof data13 !== "string") && (data13 !== null)){
const err18 = {instancePath:instancePath+"/supportChains/" + i0+"/withdrawFeeCurrency",schemaPath:"CurrencyChain/properties/withdrawFeeCurrency/type",keyword:"type",params:{type: schema2.properties.withdrawFeeCurrency.type}};
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
const err19 = {instancePath:instancePath+"/supportChains/" + i0,schemaPath:"CurrencyChain/type",keyword:"type",params:{type: "object"}};
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
const err20 = {instancePath:instancePath+"/supportChains",schemaPath:"#/properties/supportChains/type",keyword:"type",params:{type: "array"}};
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


function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="SupportedCurrencies" */;
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate1(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate1.errors : vErrors.concat(validate1.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}

