import "./report.css";
import "./page";
