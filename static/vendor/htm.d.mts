import module from "htm";
export default module;
