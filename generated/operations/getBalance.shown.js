// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

// The validator is Ajv's.
const validate = validate0;

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
let data3 = data.result;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(data3.currency === undefined){
const err7 = {instancePath:instancePath+"/result",keyword:"required",params:{missingProperty: "currency"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data3.currency !== undefined){
if(typeof data3.currency !== "string"){
const err8 = {instancePath:instancePath+"/result/currency",keyword:"type"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data3.currencyId !== undefined){
if(typeof data3.currencyId !== "string"){
const err9 = {instancePath:instancePath+"/result/currencyId",keyword:"type"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data3.frozenAmount !== undefined){
if(typeof data3.frozenAmount !== "string"){
const err10 = {instancePath:instancePath+"/result/frozenAmount",keyword:"type"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data3.availableAmount !== undefined){
if(typeof data3.availableAmount !== "string"){
const err11 = {instancePath:instancePath+"/result/availableAmount",keyword:"type"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data3.totalAmount !== undefined){
if(typeof data3.totalAmount !== "string"){
const err12 = {instancePath:instancePath+"/result/totalAmount",keyword:"type"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data3.convertBtcAmount !== undefined){
if(typeof data3.convertBtcAmount !== "string"){
const err13 = {instancePath:instancePath+"/result/convertBtcAmount",keyword:"type"};
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
else {
const err14 = {instancePath:instancePath+"/result",keyword:"type"};
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
else {
const err15 = {instancePath,keyword:"type"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}

export const isAsShown = validate;
