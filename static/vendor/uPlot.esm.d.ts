import module from "uplot";
export default module;
