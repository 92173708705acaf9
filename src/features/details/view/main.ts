import "./details.css";
import "./page";
