// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

// The validator is Ajv's.
const validate = validate0;

function validate1(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.assets === undefined){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "assets"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.totalBtcAmount !== undefined){
if(typeof data.totalBtcAmount !== "string"){
const err1 = {instancePath:instancePath+"/totalBtcAmount",keyword:"type"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.assets !== undefined){
let data1 = data.assets;
if(Array.isArray(data1)){
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.currency === undefined){
const err2 = {instancePath:instancePath+"/assets/" + i0,keyword:"required",params:{missingProperty: "currency"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data2.currency !== undefined){
if(typeof data2.currency !== "string"){
const err3 = {instancePath:instancePath+"/assets/" + i0+"/currency",keyword:"type"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data2.currencyId !== undefined){
if(typeof data2.currencyId !== "string"){
const err4 = {instancePath:instancePath+"/assets/" + i0+"/currencyId",keyword:"type"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data2.frozenAmount !== undefined){
if(typeof data2.frozenAmount !== "string"){
const err5 = {instancePath:instancePath+"/assets/" + i0+"/frozenAmount",keyword:"type"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data2.availableAmount !== undefined){
if(typeof data2.availableAmount !== "string"){
const err6 = {instancePath:instancePath+"/assets/" + i0+"/availableAmount",keyword:"type"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data2.totalAmount !== undefined){
if(typeof data2.totalAmount !== "string"){
const err7 = {instancePath:instancePath+"/assets/" + i0+"/totalAmount",keyword:"type"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data2.convertBtcAmount !== undefined){
if(typeof data2.convertBtcAmount !== "string"){
const err8 = {instancePath:instancePath+"/assets/" + i0+"/convertBtcAmount",keyword:"type"};
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
else {
const err9 = {instancePath:instancePath+"/assets/" + i0,keyword:"type"};
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
else {
const err10 = {instancePath:instancePath+"/assets",keyword:"type"};
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
const err11 = {instancePath,keyword:"type"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
validate1.errors = vErrors;
return errors === 0;
}


function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.rc === undefined){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "rc"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.mc === undefined){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "mc"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.result === undefined){
const err2 = {instancePath,keyword:"required",params:{missingProperty: "result"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.rc !== undefined){
let data0 = data.rc;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err3 = {instancePath:instancePath+"/rc",keyword:"type"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(0 !== data0){
const err4 = {instancePath:instancePath+"/rc",keyword:"const"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.mc !== undefined){
let data1 = data.mc;
if(typeof data1 !== "string"){
const err5 = {instancePath:instancePath+"/mc",keyword:"type"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if("SUCCESS" !== data1){
const err6 = {instancePath:instancePath+"/mc",keyword:"const"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.result !== undefined){
if(!(validate1(data.result, {instancePath:instancePath+"/result",parentData:data,parentDataProperty:"result",rootData}))){
vErrors = vErrors === null ? validate1.errors : vErrors.concat(validate1.errors);
errors = vErrors.length;
}
}
}
else {
const err7 = {instancePath,keyword:"type"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}

export const isAsShown = validate;
