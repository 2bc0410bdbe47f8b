// The build makes it: the words of problems that no door can meet.
declare module "kipass:later-problems";
